"""Events with the features of their confidence, each with whether the annotation says that it is one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.evaluation.calibration import FALSE_KINDS, TRUE_KINDS
from extractors.evaluation.verdicts import Kind

FEATURES = ("bias", "log_odds", "publishers", "filing", "unvouched")


@dataclass(frozen=True)
class JudgedEvent:
    """One event of the warehouse that is news; `stated` is the confidence that the warehouse gives it now."""

    event_id: str
    set_name: str
    features: tuple[float, ...]  # in the order of FEATURES
    stated: float
    is_right: bool


def judge_events(rows: Iterable[Mapping[str, Any]], verdicts: Mapping[str, tuple[str, Kind]]) -> Iterator[JudgedEvent]:
    """The events of read_features that are told as news and whose verdicts are no matter of opinion.

    An event is right where one of its mentions tells an event of its document, wrong where all of them are false
    alarms. Background is left out: an annotation owes it nothing, so that no row of background is ever wrong.
    """
    for row in rows:
        found = [verdicts[mention] for mention in row["mention_ids"] if mention in verdicts]
        kinds = {kind for _, kind in found}
        if row["is_background"] or not found or not (kinds & TRUE_KINDS or kinds <= FALSE_KINDS):
            continue
        yield JudgedEvent(
            event_id=row["event_id"],
            set_name=found[0][0],
            features=tuple(float(row[feature]) for feature in FEATURES),
            stated=float(row["confidence"]),
            is_right=bool(kinds & TRUE_KINDS),
        )
