"""The command line of the warehouse: `python -m warehouse <command>`, one command a step."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler

from warehouse.build import build_marts
from warehouse.check import check_marts
from warehouse.compaction import compact_landing
from warehouse.comparison import compare_versions
from warehouse.connection import open_database
from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import read_settings
from warehouse.dbt import DBT_FOLDER
from warehouse.edgar_names import write_companies
from warehouse.load import load_landing
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.publish import publish_marts
from warehouse.registers import SEEDS
from warehouse.report import make_report
from warehouse.shell import run_query, run_shell
from warehouse.site import make_site
from warehouse.status import read_status

app = typer.Typer(help="Load, build, publish and query the warehouse.", no_args_is_help=True, add_completion=False)
console = Console(highlight=False, soft_wrap=True)

ProjectFolder = Annotated[Path, typer.Option(help="The dbt project.", exists=True, file_okay=False, resolve_path=True)]


@app.command(name="migrate")
def run_migrations() -> None:
    """Bring the warehouse's raw schema to this version."""
    settings = read_settings()
    with hold_lock(settings, task="migrate"), open_database(settings.warehouse_path, settings) as connection:
        applied = migrate(connection)
    console.print(f"migrated: {', '.join(applied) or 'nothing to do'}")


@app.command()
def load(mentions_stage: Annotated[str | None, typer.Option(help="The version to make active.")] = None) -> None:
    """Load what has landed."""
    report = load_landing(mentions_stage=mentions_stage)
    if report.is_empty:
        console.print("loaded: nothing new")
        return
    console.print(
        f"loaded: {report.documents} documents, {report.texts} texts, {report.mentions} mentions,"
        f" {report.tombstones} tombstones, {report.builds} builds,"
        f" registers {', '.join(report.registers) or 'unchanged'}"
    )


@app.command()
def compact() -> None:
    """Make few large partitions of many small ones in the landing zone."""
    report = compact_landing()
    console.print(
        f"compacted: {report.replaced} partitions are {report.made}; {report.removed} of earlier runs removed"
    )


@app.command()
def build(project_folder: ProjectFolder = DBT_FOLDER) -> None:
    """Build and test the marts."""
    report = build_marts(project_folder=project_folder)
    state = "skipped, nothing has changed" if report.is_skipped else f"green in {report.seconds:.1f} s"
    console.print(f"build {report.build_id}: {state}")


@app.command()
def check(project_folder: ProjectFolder = DBT_FOLDER) -> None:
    """Run every test on the marts that stand."""
    console.print(f"build {check_marts(project_folder=project_folder).build_id}: all tests are green")


@app.command()
def publish(
    public: Annotated[bool, typer.Option(help="A copy without text that may not be passed on.")] = False,
) -> None:
    """Publish the marts of the last green build."""
    report = publish_marts(public=public)
    state = "stood already" if report.is_skipped else "published"
    console.print(f"{state}: {report.tables} tables, {report.rows} rows in {report.path}")


@app.command()
def site(project_folder: ProjectFolder = DBT_FOLDER) -> None:
    """Make the docs site."""
    report = make_site(project_folder=project_folder)
    console.print(f"docs site {'stood already' if report.is_skipped else 'made'}: {report.path}")


@app.command()
def report() -> None:
    """Print what the published database holds."""
    console.print(make_report(width=console.width, colour=console.is_terminal), end="", markup=False)


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(help="One query; without it, a prompt.")] = None,
    warehouse: Annotated[bool, typer.Option(help="Ask warehouse.duckdb, failing rows in its schema audit.")] = False,
) -> None:
    """Query the published database, read-only."""
    settings = read_settings()
    path = settings.warehouse_path if warehouse else settings.published_path
    if query is None:
        run_shell(path, console=console, settings=settings)
    else:
        run_query(path, query, console=console, settings=settings)


@app.command()
def companies(tickers: Annotated[Path, typer.Argument(help="EDGAR's company_tickers.json.")]) -> None:
    """Write the company register anew from EDGAR's list of tickers."""
    path = SEEDS / "companies.csv"
    console.print(f"{write_companies(tickers, path)} rows in {path}")


@app.command()
def compare(
    old: Annotated[str, typer.Argument(help="A stage, mentions/<text version>/<extractor version>.")],
    new: Annotated[str, typer.Argument(help="The stage to hold against it.")],
    detail: Annotated[bool, typer.Option(help="Each event that is not the same.")] = False,
) -> None:
    """Show which events a version of the extractor gains, loses and changes against another."""
    found = compare_versions(old, new)
    counts = ", ".join(f"{found.count(change)} {change}" for change in ("gained", "lost", "changed"))
    console.print(f"{found.documents} documents read by both: {found.same} events the same, {counts}")
    for line in found.differences if detail else ():
        names = " / ".join(name for name in (line.company_name, line.other_name) if name)
        columns = f" ({', '.join(line.columns)})" if line.columns else ""
        console.print(f"  {line.change}: {line.document_id} {line.event_type} {names}{columns}", markup=False)


@app.command()
def status() -> None:
    """Show what is loaded, built and published."""
    found = read_status()
    console.print(f"raw schema {found.schema_version}; published build {found.published or 'none'}")
    for stage, (partitions, rows) in found.loaded.items():
        console.print(f"  {stage}: {partitions} partitions, {rows} rows")
    for line in found.builds:
        console.print(f"  build {line.build_id}: {line.status} {line.detail or ''}".rstrip(), markup=False)


def main() -> None:
    """Run the command line; a mistake of the operator is one line on stderr and exit code 2."""
    logging.basicConfig(
        level=logging.INFO,
        format="%(message)s",
        handlers=[RichHandler(console=Console(stderr=True), show_path=False, show_time=False)],
    )
    try:
        app()
    except OperatorError as error:
        Console(stderr=True, soft_wrap=True, highlight=False).print(str(error), style="red", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
