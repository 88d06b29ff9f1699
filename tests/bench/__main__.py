"""Measures figures, prints them, and keeps them in `<home>/bench/latest.json`: `python -m tests.bench [NAME ...]`."""

import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import psutil
import typer
from rich.console import Console
from rich.table import Table

from tests.bench.figures import Figure, all_measures
from warehouse.contract.errors import OperatorError, PathError, SettingError
from warehouse.contract.settings import read_settings

console = Console()


def measure(
    names: Annotated[list[str] | None, typer.Argument(help="Figures to measure; all without it.")] = None,
) -> None:
    """Measure the named figures; those measured before and not now are kept in the file.

    Raises PathError at the end for those whose corpus or library is not here.
    """
    measures = all_measures()
    unknown = sorted(set(names or ()) - set(measures))
    if unknown:
        raise SettingError(f"no figure {', '.join(unknown)}; use {', '.join(sorted(measures))}")
    figures: dict[str, Figure] = {}
    left_out: list[str] = []
    path = _path()
    for name in names or sorted(measures):
        try:
            with console.status(name):
                figures[name] = measures[name]()
        except PathError as error:
            left_out.append(f"{name}: {error}")
            continue
        path = _keep({name: asdict(figures[name]) | {"load": _load()}})  # one by one: they take long
    console.print(_table(figures))
    console.print(str(path))
    if left_out:
        raise PathError("; ".join(left_out))


def _table(figures: dict[str, Figure]) -> Table:
    table = Table("figure", "value", "unit", "against", "ratio", show_edge=False)
    for name, figure in figures.items():
        table.add_row(name, f"{figure.value:.3g}", figure.unit, figure.against, f"{figure.ratio:.2f}")
    return table


def _path() -> Path:
    return read_settings().home.absolute() / "bench" / "latest.json"


def _keep(figures: dict[str, Any]) -> Path:
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = json.loads(path.read_text(encoding="utf-8"))["figures"] if path.exists() else {}
    content = {"machine": _machine(), "figures": dict(sorted({**kept, **figures}.items()))}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path


def _load() -> float:
    """How many processes wanted to run in the last minutes, ours among them: more than cores is a busy machine."""
    return round(os.getloadavg()[1], 1)


def _machine() -> dict[str, Any]:
    """What was measured on."""
    names = Path("/proc/cpuinfo")
    lines = names.read_text().splitlines() if names.exists() else []
    return {
        "system": platform.platform(),
        "processor": next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), ""),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    try:
        typer.run(measure)
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
