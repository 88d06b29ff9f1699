"""Pinned floors: the least F1 that each gold set must reach, with a hash of the set that it was measured on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from extractors.evaluation.scorecard import Scorecard
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.settings import PROJECT

FLOORS = PROJECT / "tests" / "evaluation" / "floors.yml"
SLACK = 0.02  # what a floor lies below the measured figure
HEADING = (
    "# The least F1 of each set by family, and the hash of the set that it was measured on.\n"
    "# `python -m extractors.evaluation --pin` raises it; no command lowers it; by hand, with a reason in "
    "DECISIONS.md.\n"
)


@dataclass(frozen=True)
class Floor:
    """The floors of one set."""

    sha256: str
    f1: dict[str, float]  # family -> least F1


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Set name to its floors.

    Raises PathError where the file is absent, SettingError where it is no such file.
    """
    if not path.is_file():
        raise PathError(f"floors {path} are absent; pin them with `python -m extractors.evaluation --pin`")
    return parse_floors(path.read_text(encoding="utf-8"), name=path.name)


def parse_floors(content: str, *, name: str) -> dict[str, Floor]:
    """The floors that a file's content states; `name` stands in the message.

    Raises SettingError where it states something else.
    """
    try:
        tables = yaml.safe_load(content) or {}
        return {key: Floor(str(table["sha256"]), _figures(table["f1"])) for key, table in tables.items()}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise SettingError(f"floors file {name} cannot be read ({error}); pin the floors anew") from error


def unmet_floors(scorecards: Iterable[Scorecard], floors: Mapping[str, Floor]) -> list[str]:
    """A line for each figure below its floor; sets without floors have none.

    Raises SettingError where a set is not the one that its floors were measured on.
    """
    unmet: list[str] = []
    for card in scorecards:
        floor = floors.get(card.name)
        if floor is None:
            continue
        if floor.sha256 != card.sha256:
            raise SettingError(f"gold set {card.name} has changed since its floors were pinned; pin them with --pin")
        for family, least in floor.f1.items():
            reached = card.families[family].f1
            if reached < least:
                unmet.append(f"{card.name}: F1 of {family} is {reached:.3f}, its floor {least:.3f}")
    return unmet


def raised_floors(scorecards: Iterable[Scorecard], floors: Mapping[str, Floor]) -> dict[str, Floor]:
    """Floors a little below what was measured; one that is higher already stays, while its set is the same."""
    raised = dict(floors)
    for card in scorecards:
        old = floors.get(card.name)
        kept = old.f1 if old is not None and old.sha256 == card.sha256 else {}
        measured = {family: round(max(figure.f1 - SLACK, 0.0), 3) for family, figure in card.families.items()}
        raised[card.name] = Floor(card.sha256, {name: max(f1, kept.get(name, 0.0)) for name, f1 in measured.items()})
    return raised


def write_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    tables = {name: {"sha256": floor.sha256, "f1": floor.f1} for name, floor in sorted(floors.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADING + yaml.safe_dump(tables, sort_keys=False), encoding="utf-8")


def lowered_floors(floors: Mapping[str, Floor], before: Mapping[str, Floor]) -> list[str]:
    """A line for each floor that is lower than before, or gone, though its set is the same."""
    lowered: list[str] = []
    for name, old in before.items():
        new = floors.get(name)
        if new is None:
            lowered.append(f"{name} has no floors any more")
        elif new.sha256 == old.sha256:
            lowered += [
                f"{name}: the floor of {family} was {least}, and is {new.f1.get(family)}"
                for family, least in old.f1.items()
                if new.f1.get(family, 0.0) < least
            ]
    return lowered


def _figures(table: Mapping[str, float]) -> dict[str, float]:
    return {str(family): float(f1) for family, f1 in table.items()}
