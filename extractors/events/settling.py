"""Settles between events of one document that cannot all stand: a trigger tells one event, a deal is told once."""

from collections.abc import Iterable
from dataclasses import replace

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP
from extractors.events.merging import BOARD_TYPES, Event, is_alike, parties

# A deal told in other words: of two such types about the same companies, the likelier stands.
SAME_DEAL = (
    frozenset({"acquisition", "merger", "tender_offer", "divestiture", "stake_purchase"}),
    frozenset({"ipo", "listing", "share_offering"}),
    frozenset({"buyback", "tender_offer"}),
    frozenset({"layoffs", "restructuring"}),
    frozenset({"joint_venture", "stake_purchase", "merger"}),
    frozenset({"share_offering", "debt_offering"}),
)
SAME_SENTENCE_ONLY = (frozenset({"layoffs", "restructuring"}), frozenset({"share_offering", "debt_offering"}))

PAIR_BONUS = 0.2  # in confidence, of a deal told with both its parties over one told with one
CLEARLY = 0.15  # how much likelier an exit must be than the entry that would explain it


def settle(events: Iterable[Event]) -> list[Event]:
    """The events that stand, in the order of their first telling; news stands before background, then the likelier."""
    kept: list[Event] = []
    for event in sorted(events, key=_rank):
        if not any(_excludes(other, event) for other in kept):
            kept.append(event)
    kept = _without_exits_of_movers(kept)
    return sorted(kept, key=lambda event: min(telling.trigger.start for telling in event.tellings))


def _rank(event: Event) -> tuple[bool, float, int]:
    bonus = PAIR_BONUS if len(parties(event.best)) == 2 else 0.0
    return event.is_background, -event.confidence - bonus, event.best.trigger.start


def _excludes(standing: Event, event: Event) -> bool:
    one, other = standing.best, event.best
    if one.frame.event_family != other.frame.event_family:
        return False
    if one.frame.event_family == LEADERSHIP:
        same_person = is_alike(one.value("person"), other.value("person"))
        return same_person and one.direction == other.direction and _share_trigger(standing, event)
    if one.event_type == other.event_type:
        return False
    if _share_trigger(standing, event) and parties(one) & parties(other):
        return True
    types = {one.event_type, other.event_type}
    if "divestiture" in types and one.value("company") == other.value("company") and parties(one) != parties(other):
        return False  # a firm that buys one thing and sells another
    if not any(types <= deal for deal in SAME_DEAL):
        return False
    if any(types <= deal for deal in SAME_SENTENCE_ONLY) and one.sentence != other.sentence:
        return False
    return _same_parties(one, other)


def _share_trigger(standing: Event, event: Event) -> bool:
    return any(
        first.trigger.start < second.trigger.end and second.trigger.start < first.trigger.end
        for first in standing.tellings
        for second in event.tellings
    )


def _same_parties(one: Candidate, other: Candidate) -> bool:
    first, second = parties(one), parties(other)
    return first == second if len(first) == 2 and len(second) == 2 else bool(first & second)


def _without_exits_of_movers(events: list[Event]) -> list[Event]:
    """Settles an exit and an entry of one person at one company: as a move, or else the less likely one falls.

    Somebody who takes another post has moved, and the exit becomes that move's previous post. Nobody takes the very
    post that is left, and an exit far likelier than the entry is no part of a move.
    """
    kept = list(events)
    for exit_event in events:
        move = next((event for event in kept if _is_exit_of(exit_event, event)), None)
        if move is None:
            continue
        lead = exit_event.confidence - move.confidence
        if _is_same_post(exit_event.best, move.best):
            kept.remove(move if lead > 0 else exit_event)
        elif lead <= CLEARLY:
            kept[kept.index(move)] = _with_previous_post(move, exit_event)
            kept.remove(exit_event)
    return kept


def _is_same_post(one: Candidate, other: Candidate) -> bool:
    first, second = one.slots.get("role"), other.slots.get("role")
    return first is not None and second is not None and is_alike(first.value, second.value)


def _with_previous_post(move: Event, exit_event: Event) -> Event:
    role = exit_event.best.slots.get("role")
    if role is None or "previous_role" in move.best.slots:
        return move
    slots = move.best.slots | {"previous_role": replace(role, slot="previous_role")}
    return replace(move, best=replace(move.best, slots=slots))


def _is_exit_of(event: Event, move: Event) -> bool:
    left, taken = event.best, move.best
    is_half_board = (left.event_type in BOARD_TYPES) != (taken.event_type in BOARD_TYPES)
    if taken.event_type == "interim_appointment" or is_half_board:
        return False  # who leaves an acting post, or the board for an office, has left it
    same_person = (
        left.direction == "out" and taken.direction == "in" and is_alike(left.value("person"), taken.value("person"))
    )
    return same_person and left.value("company") == taken.value("company") and event.is_background == move.is_background
