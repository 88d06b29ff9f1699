"""What a figure is, and the register of all that are measured: the functions of `tests/bench/subjects`, by name."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench import subjects


@dataclass(frozen=True)
class Figure:
    """One measured number; `ratio` is the value over that of what it was measured beside, in the same run."""

    value: float
    unit: str
    against: str
    ratio: float


Measure = Callable[[], Figure]


def all_measures() -> dict[str, Measure]:
    """Every measure by the name of its figure: the `FIGURES` of each module in `subjects`."""
    measures: dict[str, Measure] = {}
    for module in pkgutil.iter_modules(subjects.__path__):
        measures |= importlib.import_module(f"{subjects.__name__}.{module.name}").FIGURES
    return measures
