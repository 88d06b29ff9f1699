"""Settles between events of one document that cannot all stand: a trigger tells one event, a deal is told once."""

from collections.abc import Iterable
from dataclasses import replace

from extractors.events.candidates import Candidate
from extractors.events.merging import Event, is_alike, parties

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


def settle(events: Iterable[Event]) -> list[Event]:
    """The events that stand, in the order of their first telling; likelier ones stand before others."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda found: (-found.confidence, found.best.trigger.start)):
        if not any(_excludes(other, event) for other in kept):
            kept.append(event)
    kept = _without_exits_of_movers(kept)
    return sorted(kept, key=lambda event: min(telling.trigger.start for telling in event.tellings))


def _excludes(standing: Event, event: Event) -> bool:
    one, other = standing.best, event.best
    if one.frame.event_family != other.frame.event_family:
        return False
    if one.frame.event_family == "leadership_change":
        same_person = is_alike(one.value("person"), other.value("person"))
        return same_person and one.direction == other.direction and _share_trigger(standing, event)
    if one.event_type == other.event_type:
        return False
    if _share_trigger(standing, event) and parties(one) & parties(other):
        return True
    types = {one.event_type, other.event_type}
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
    """Drops the exit of somebody who takes another post at the same company; it becomes that move's previous post."""
    moves = [event for event in events if event.best.direction == "in"]
    kept: list[Event] = []
    for event in events:
        move = next((move for move in moves if _is_exit_of(event, move)), None)
        if move is None:
            kept.append(event)
            continue
        role = event.best.slots.get("role")
        if role is not None and "previous_role" not in move.best.slots:
            place = moves.index(move)
            slots = move.best.slots | {"previous_role": replace(role, slot="previous_role")}
            moves[place] = replace(move, best=replace(move.best, slots=slots))
            kept = [moves[place] if known is move else known for known in kept]
    return kept


def _is_exit_of(event: Event, move: Event) -> bool:
    left, taken = event.best, move.best
    same_person = left.direction == "out" and is_alike(left.value("person"), taken.value("person"))
    return same_person and left.value("company") == taken.value("company") and event.is_background == move.is_background
