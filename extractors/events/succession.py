"""Tells who succeeds whom, and gives each of the two the post that the document tells of the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from extractors.events.fillers import Filler, entity_filler, weaker
from extractors.events.grammar import arguments, is_passive, is_verbal
from extractors.events.merging import Event, is_alike
from extractors.events.places import PEOPLE, Places

INFERRED = 0.8  # of the trust in the post as it is told of the other person
SUCCEED = frozenset({"succeed", "replace", "follow"})
# Posts that several people hold at a time: two of one code need not be one post.
SHARED_CODES = frozenset(
    {
        "OTHER",
        "DIRECTOR",
        "VP",
        "SVP",
        "EVP",
        "PARTNER",
        "DIVISION_HEAD",
        "HEAD",
        "MANAGER",
        "FOUNDER",
        "GENERAL_MANAGER",
    }
)


@dataclass(frozen=True)
class Succession:
    """One person comes after another."""

    successor: Filler
    predecessor: Filler


def add_successions(events: list[Event], places: Places) -> list[Event]:
    """The events, with predecessor or successor where told or plain, and posts shared between the two."""
    if not any(event.best.direction in {"in", "out"} for event in events):
        return events
    told = list(_told(places))
    known = [_with_told(event, told) for event in events]
    return share_posts([_with_counterpart(event, known) for event in known])


def share_posts(events: list[Event]) -> list[Event]:
    """The events, those without a post with that of the person succeeded or succeeding, where one is told."""
    return [event if "role" in event.best.slots else _with_post(event, events) for event in events]


def _told(places: Places) -> Iterator[Succession]:
    """What sentences say outright: A succeeds B, B is replaced by A, A takes over from B."""
    for token in places.doc:
        lemma = token.lemma_.lower()
        if not is_verbal(token) or (lemma not in SUCCEED and not _takes_over(token)):
            continue
        found = arguments(token)
        if is_passive(token):
            new, old = _people(found["by"], places), _people(found["object"], places)
        else:
            new = _people(found["subject"], places)
            old = _people(found["object"] if lemma in SUCCEED else found["from"], places)
        if new and old and new[0]._.entity != old[0]._.entity:
            yield Succession(entity_filler("successor", new[0], "parse"), entity_filler("predecessor", old[0], "parse"))


def _takes_over(token: Token) -> bool:
    return token.lemma_.lower() == "take" and any(child.lower_ == "over" for child in token.children)


def _people(heads: list[Token], places: Places) -> list[Span]:
    return [span for head in heads for span in places.names_below(head, PEOPLE)]


def _with_told(event: Event, told: list[Succession]) -> Event:
    person = event.best.value("person")
    slots: dict[str, Filler] = {}
    for one in told:
        if event.best.direction == "in" and is_alike(one.successor.value, person):
            slots.setdefault("predecessor", one.predecessor)
        if event.best.direction == "out" and is_alike(one.predecessor.value, person):
            slots.setdefault("successor", one.successor)
    return replace(event, best=replace(event.best, slots=slots | event.best.slots)) if slots else event


def _with_counterpart(event: Event, events: list[Event]) -> Event:
    """Who leaves the very post that another takes at one company is succeeded by that person."""
    slot = {"in": "predecessor", "out": "successor"}.get(event.best.direction)
    if slot is None or slot in event.best.slots or event.is_background:
        return event
    others = [other for other in events if _is_other_side(event, other)]
    people = {person for other in others if (person := other.best.value("person"))}
    if len(people) != 1:
        return event
    filler = replace(others[0].best.slots["person"], slot=slot)
    return replace(event, best=replace(event.best, slots=event.best.slots | {slot: filler}))


def _is_other_side(event: Event, other: Event) -> bool:
    one, two = event.best, other.best
    return (
        {one.direction, two.direction} == {"in", "out"}
        and not other.is_background
        and one.value("company") == two.value("company")
        and not is_alike(one.value("person"), two.value("person"))
        and bool(_codes(event) & _codes(other) - SHARED_CODES)
    )


def _codes(event: Event) -> set[str]:
    role = event.best.slots.get("role")
    return {post.role_code for post in role.posts} if role is not None else set()


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
