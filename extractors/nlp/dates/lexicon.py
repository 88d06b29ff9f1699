"""The names of months, days, seasons and small numbers (lexicons/months.yml), as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "months.yml"


@dataclass(frozen=True)
class DateLexicon:
    """Lower-case names to numbers; seasons to their first month and count of months."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    month_names: tuple[str, ...]  # as written, the longest first
    weekday_names: tuple[str, ...]

    def count(self, text: str) -> int:
        """A small number in digits or words."""
        return int(text) if text.isdigit() else self.numbers[" ".join(text.lower().split())]


@cache
def date_lexicon() -> DateLexicon:
    """Reads the lexicon."""
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return DateLexicon(
        months={name.lower(): number for number, names in data["months"].items() for name in names},
        weekdays={name.lower(): number for number, names in data["weekdays"].items() for name in names},
        seasons={name: (first, (last - first) % 12 + 1) for name, (first, last) in data["seasons"].items()},
        ordinals=data["ordinals"],
        numbers=data["numbers"],
        month_names=_longest_first(data["months"]),
        weekday_names=_longest_first(data["weekdays"]),
    )


def _longest_first(names: dict[int, list[str]]) -> tuple[str, ...]:
    return tuple(sorted((name for group in names.values() for name in group), key=lambda name: (-len(name), name)))
