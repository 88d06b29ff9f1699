"""The command line of pull and extract: `python -m extractors pull|plan|extract|withdraw|sources`."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from extractors.pulling import pull_source
from extractors.sources.register import read_sources
from extractors.stages import extract_batch, plan_batches
from extractors.withdrawal import tombstone
from warehouse.contract.errors import OperatorError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
console = Console(highlight=False)


@app.command()
def pull(
    source_id: Annotated[str, typer.Argument(help="A source of the register.")] = "folder",
    documents: Annotated[
        str | None, typer.Option(help="Folder, file or URLs to read in place of the source's own.")
    ] = None,
    asks_again: Annotated[
        bool, typer.Option("--asks-again", help="Ask once more for pages that were refused.")
    ] = False,
) -> None:
    """Land the documents of a source that are not landed yet."""
    report = pull_source(source_id, documents=documents, asks_again=asks_again)
    console.print(f"{source_id}: {report.landed} landed, {report.already} already there{_reasons(report.rejected)}")


@app.command()
def plan() -> None:
    """Show the partitions that still lack texts or mentions, a batch a line."""
    batches = plan_batches()
    for batch in batches:
        console.print(" ".join(batch), soft_wrap=True)
    if not batches:
        console.print("nothing to extract")


@app.command()
def extract(
    keys: Annotated[
        list[str] | None, typer.Argument(help="Partition keys; without them, all that lack something.")
    ] = None,
) -> None:
    """Make the missing texts and mentions."""
    for batch in [keys] if keys else plan_batches():
        report = extract_batch(batch)
        console.print(f"{report.documents} documents, {report.mentions} mentions{_reasons(report.rejected)}")


@app.command()
def withdraw(
    document: Annotated[str, typer.Argument(help="A document_key or document_id.")],
    reason: Annotated[str, typer.Option(help="withdrawn or erased")] = "withdrawn",
    detail: Annotated[str | None, typer.Option(help="Who asked for it, and why.")] = None,
) -> None:
    """Take a document out of every stage to come."""
    console.print(f"withdrawn: {tombstone(document, reason=reason, detail=detail)}")


@app.command()
def sources() -> None:
    """List the register of sources."""
    table = Table("source_id", "kind", "location", "schedule", "enabled", "zone", "licence")
    for source in read_sources():
        cells = (
            source.source_id,
            source.kind,
            source.location or "MARKET_EVENTS_DOCUMENTS",
            source.schedule or "by hand",
        )
        table.add_row(*cells, "yes" if source.enabled else "no", source.zone, source.licence)
    console.print(table)


def main() -> None:
    """Run a command; an operator's error is one line and exit code 2."""
    try:
        app()
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)


def _reasons(rejected: dict[str, int]) -> str:
    if not rejected:
        return ""
    return ", rejected: " + ", ".join(f"{count} {code}" for code, count in rejected.items())


if __name__ == "__main__":
    main()
