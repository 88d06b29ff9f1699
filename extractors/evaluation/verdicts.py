"""Judges one document's rows against its annotated events: each event and each row gets a verdict.

    right        an event that is news, with a row that calls it news
    missed       an event that is news, without a row
    hidden       an event that is news, with a row that calls it background
    background   an event told as context, with or without a row: neither right nor wrong
    optional     an event that one can argue about: neither right nor wrong
    false        a row that matches nothing
    again        a second row on an event
    open         an unmatched row that counts neither way: called background, another reading of an event that is
                 not owed or that has an alternative type, or the exit of somebody who is told to move

Precision is right / (right + false + again), recall right / (right + missed + hidden).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.evaluation.comparison import is_same_date, is_same_person, is_same_post
from extractors.evaluation.matching import Row, Told, closeness, pair, told_types
from extractors.events.catalogue import LEADERSHIP

Kind = Literal["right", "missed", "hidden", "background", "optional", "false", "again", "open"]
MOVES = frozenset({"role_change", "promotion", "appointment"})
EXITS = frozenset({"departure", "board_departure"})


@dataclass(frozen=True)
class Verdict:
    """What became of one annotated event, of one row, or of the two together."""

    kind: Kind
    told: Told | None = None
    row: Row | None = None

    @property
    def family(self) -> str:
        return str(self.told["type"] if self.told is not None else self._row()["event_family"])

    @property
    def event_type(self) -> str:
        return str(self.told["subtype"] if self.told is not None else self._row()["event_type"])

    @property
    def is_strictly_right(self) -> bool:
        """Right, and so are the status and, of a leadership change, the post where it is told."""
        if self.kind != "right" or self.told is None or not is_right(self.told, self._row(), "status"):
            return False
        needs_post = self.told["type"] == LEADERSHIP and bool(self.told.get("role"))
        return not needs_post or is_right(self.told, self._row(), "role")

    def _row(self) -> Row:
        assert self.row is not None
        return self.row


def judge_document(told: Sequence[Told], rows: Sequence[Row]) -> list[Verdict]:
    """The verdicts on one document: one an event, then one an unmatched row."""
    pairs = pair(told, rows)
    matched = set(pairs.values())
    verdicts = [_of_event(event, rows[pairs[place]] if place in pairs else None) for place, event in enumerate(told)]
    return verdicts + [_of_row(row, told) for place, row in enumerate(rows) if place not in matched]


def is_right(told: Told, row: Row, attribute: Literal["status", "role", "date"]) -> bool:
    """Whether a matched row has an attribute as told."""
    if attribute == "status":
        return row.get("event_status") in {told["status"], *told.get("alt_status", ())}
    if attribute == "role":
        return is_same_post(told["role"], row.get("role_title"))
    return is_same_date(told["effective_date"], row.get("effective_date"))


def _of_event(told: Told, row: Row | None) -> Verdict:
    if told.get("optional"):
        return Verdict("optional", told, row)
    if told.get("background"):
        return Verdict("background", told, row)
    if row is None:
        return Verdict("missed", told)
    return Verdict("hidden" if row.get("is_background") else "right", told, row)


def _of_row(row: Row, told: Sequence[Told]) -> Verdict:
    if row.get("is_background") or _is_exit_of_mover(row, told):
        return Verdict("open", row=row)
    alike = [event for event in told if closeness(event, row)]
    if any(
        event.get("optional") or event.get("background") or row["event_type"] != event["subtype"] for event in alike
    ):
        return Verdict("open", row=row)
    return Verdict("again" if alike else "false", row=row)


def _is_exit_of_mover(row: Row, told: Sequence[Told]) -> bool:
    return row["event_type"] in EXITS and any(
        event["type"] == LEADERSHIP
        and is_same_person(event.get("person"), row.get("person_name"))
        and bool(told_types(event) & MOVES)
        for event in told
    )
