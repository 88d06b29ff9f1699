"""Measures figures, prints them, and writes `<home>/bench/latest.json`: `python -m tests.bench [NAME ...]`."""

import json
import os
import platform
import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tests.bench.figures import Figure, all_measures
from warehouse.contract.errors import OperatorError, SettingError
from warehouse.contract.settings import read_settings

console = Console()


def measure(
    names: Annotated[list[str] | None, typer.Argument(help="Figures to measure; all without it.")] = None,
) -> None:
    """Measure the named figures; those measured before and not now are kept in the file."""
    measures = all_measures()
    unknown = sorted(set(names or ()) - set(measures))
    if unknown:
        raise SettingError(f"no figure {', '.join(unknown)}; use {', '.join(sorted(measures))}")
    figures: dict[str, Figure] = {}
    for name in names or sorted(measures):
        with console.status(name):
            figures[name] = measures[name]()
    console.print(_table(figures))
    _keep({name: asdict(figure) for name, figure in figures.items()})


def _table(figures: dict[str, Figure]) -> Table:
    table = Table("figure", "value", "unit", "against", "ratio", show_edge=False)
    for name, figure in figures.items():
        table.add_row(name, f"{figure.value:.3g}", figure.unit, figure.against, f"{figure.ratio:.2f}")
    return table


def _keep(figures: dict[str, Any]) -> None:
    path = read_settings().home.absolute() / "bench" / "latest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = json.loads(path.read_text(encoding="utf-8"))["figures"] if path.exists() else {}
    machine = {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}
    content = {"machine": machine, "figures": dict(sorted({**kept, **figures}.items()))}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    console.print(str(path))


if __name__ == "__main__":
    try:
        typer.run(measure)
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
