"""Says whether rows that are called 80% certain are right in 8 of 10 cases, from judged rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.evaluation.verdicts import Verdict

BINS = 10
TRUE_KINDS = frozenset({"right", "hidden", "background"})  # the row is an event of the document, news or not
FALSE_KINDS = frozenset({"false", "again"})


@dataclass(frozen=True)
class Bin:
    """The rows with a confidence in [low, high); the last holds 1 as well."""

    low: float
    high: float
    rows: int
    confidence: float  # mean
    right: float  # share of rows that are events


@dataclass(frozen=True)
class Calibration:
    """A reliability table; empty bins are left out."""

    rows: int
    error: float  # expected calibration error: mean distance of confidence and share right, weighted by rows
    bins: tuple[Bin, ...]


def calibrate(verdicts: Iterable[Verdict]) -> Calibration:
    """The table over all rows whose verdict is no matter of opinion."""
    return reliability(
        [
            (float(verdict.row["confidence"]), verdict.kind in TRUE_KINDS)
            for verdict in verdicts
            if verdict.row is not None and verdict.kind in TRUE_KINDS | FALSE_KINDS
        ]
    )


def reliability(rows: Sequence[tuple[float, bool]]) -> Calibration:
    """The table over stated chances and what came of each (Naeini, Cooper and Hauskrecht 2015)."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_event in rows:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, is_event))
    bins = tuple(_bin(place, group) for place, group in enumerate(groups) if group)
    distance = sum(found.rows * abs(found.confidence - found.right) for found in bins)
    return Calibration(len(rows), distance / len(rows) if rows else 0.0, bins)


def _bin(place: int, group: list[tuple[float, bool]]) -> Bin:
    size = len(group)
    mean = sum(confidence for confidence, _ in group) / size
    return Bin(place / BINS, (place + 1) / BINS, size, mean, sum(is_event for _, is_event in group) / size)
