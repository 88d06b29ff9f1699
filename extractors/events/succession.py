"""Gives whoever succeeds, or is succeeded, the post that the document tells of the other."""

from dataclasses import replace

from extractors.events.fillers import Filler, weaker
from extractors.events.merging import Event, is_alike

INFERRED = 0.8  # of the trust in the post as it is told of the other person


def share_posts(events: list[Event]) -> list[Event]:
    """The events, those without a post with that of the person succeeded or succeeding, where one is told."""
    return [event if "role" in event.best.slots else _with_post(event, events) for event in events]


def _with_post(event: Event, events: list[Event]) -> Event:
    role = next((other.best.slots.get("role") for other in events if _is_succession(event, other)), None)
    if role is None:
        return event
    return replace(event, best=replace(event.best, slots=event.best.slots | {"role": _inferred(role)}))


def _inferred(role: Filler) -> Filler:
    return replace(weaker(role, INFERRED), found_by="succession")


def _is_succession(event: Event, other: Event) -> bool:
    """Whether one tells the entry and the other the exit of two people of whom one succeeds the other."""
    one, two = event.best, other.best
    if {one.direction, two.direction} != {"in", "out"} or one.value("company") != two.value("company"):
        return False
    entry, left = (one, two) if one.direction == "in" else (two, one)
    return is_alike(entry.value("predecessor"), left.value("person")) or is_alike(
        left.value("successor"), entry.value("person")
    )
