"""Renews BENCHMARKS.md and COSTS.md from the figures that `make bench` has kept: `python -m tests.bench.page`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from tests.bench.costs import plan_costs
from tests.bench.figures import all_measures
from warehouse.contract.errors import OperatorError, PathError
from warehouse.contract.settings import PROJECT, read_settings

KEPT = Path(__file__).with_name("last.json")
BEGIN, END = "<!-- figures: python -m tests.bench.page -->\n", "<!-- end of figures -->\n"


def renew() -> None:
    """Copy the kept figures beside the bench, and write them into the page."""
    path = read_settings().home.absolute() / "bench" / "latest.json"
    if not path.exists():
        raise PathError(f"figures {path} are not there yet; measure them with `make bench`")
    measured = merged(json.loads(KEPT.read_text(encoding="utf-8")), json.loads(path.read_text(encoding="utf-8")))
    KEPT.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    for page, make in PAGES.items():
        page.write_text(fill_in(page.read_text(encoding="utf-8"), make(measured)), encoding="utf-8")
        typer.echo(page)


def merged(kept: dict[str, Any], latest: dict[str, Any]) -> dict[str, Any]:
    """The latest figures, and of those that were not measured now the ones kept; without those no longer measured."""
    figures = {**kept["figures"], **latest["figures"]}
    known = all_measures()
    return {"machine": latest["machine"], "figures": {name: figures[name] for name in sorted(figures) if name in known}}


def fill_in(page: str, made: str) -> str:
    """The page with what was made of the figures between its two marks."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{made}\n\n{END}{after}"


def list_figures(measured: dict[str, Any]) -> str:
    """The machine, and a table of all figures."""
    machine = measured["machine"]
    about = ", ".join(f"{name} {value}" for name, value in machine.items() if value not in ("", None))
    rows = [
        f"| `{name}` | {figure['value']:.3g} {figure['unit']} | {figure['against']} | {figure['ratio']:.2f} |"
        f" {figure.get('load', '')} |"
        for name, figure in measured["figures"].items()
    ]
    table = ["| figure | value | against | ratio | load |", "|---|---|---|---|---|", *rows]
    return f"Machine: {about}.\n\n" + "\n".join(table)


PAGES: dict[Path, Callable[[dict[str, Any]], str]] = {
    PROJECT / "BENCHMARKS.md": list_figures,
    PROJECT / "COSTS.md": plan_costs,
}


if __name__ == "__main__":
    try:
        renew()
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
