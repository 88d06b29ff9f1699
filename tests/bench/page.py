"""Renews BENCHMARKS.md from the figures that `make bench` has kept: `python -m tests.bench.page`."""

import json
import sys
from pathlib import Path
from typing import Any

import typer

from warehouse.contract.errors import OperatorError, PathError
from warehouse.contract.settings import PROJECT, read_settings

PAGE = PROJECT / "BENCHMARKS.md"
KEPT = Path(__file__).with_name("last.json")
BEGIN, END = "<!-- figures: python -m tests.bench.page -->\n", "<!-- end of figures -->\n"


def renew() -> None:
    """Copy the kept figures beside the bench, and write them into the page."""
    path = read_settings().home.absolute() / "bench" / "latest.json"
    if not path.exists():
        raise PathError(f"figures {path} are not there yet; measure them with `make bench`")
    KEPT.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    PAGE.write_text(fill_in(PAGE.read_text(encoding="utf-8"), json.loads(KEPT.read_text("utf-8"))), encoding="utf-8")
    typer.echo(PAGE)


def fill_in(page: str, measured: dict[str, Any]) -> str:
    """The page with the machine and a table of the figures between its two marks."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    machine = measured["machine"]
    about = ", ".join(f"{name} {value}" for name, value in machine.items() if value not in ("", None))
    rows = [
        f"| `{name}` | {figure['value']:.3g} {figure['unit']} | {figure['against']} | {figure['ratio']:.2f} |"
        for name, figure in measured["figures"].items()
    ]
    table = "\n".join(["| figure | value | against | ratio |", "|---|---|---|---|", *rows])
    return f"{before}{BEGIN}\nMachine: {about}.\n\n{table}\n\n{END}{after}"


if __name__ == "__main__":
    try:
        renew()
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
