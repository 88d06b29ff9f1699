"""Joins the candidates of one document that tell the same event; in every slot the better-founded value wins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP
from extractors.events.fillers import Filler
from extractors.nlp.annotations import Story
from extractors.nlp.reading import block_at

# Such a company yields to one that a sentence names.
WEAK = frozenset({"main", "context", "nearest", "filer", "reader", "owner"})
SIDES = ("company", "counterparty")
ALIKE = 90  # token-set similarity, 0 to 100, at which two post titles or person names are one
LEADING_BONUS = 0.15  # title and first paragraph say best what the news is
LEADING_BLOCKS = 2
LEAD_BLOCKS = 2  # behind the title
BOARD_TYPES = frozenset({"board_appointment", "board_departure"})
ORGAN = 0.5  # of the trust in a seat told of an executive
PLAIN_BOARD = frozenset({"DIRECTOR", "LEAD_DIRECTOR"})

NEEDS_PARTNER = frozenset({"acquisition", "merger", "tender_offer", "stake_purchase", "divestiture", "joint_venture"})
REPEATABLE = frozenset({"restructuring", "layoffs", "dividend", "share_offering", "debt_offering", "buyback"})


@dataclass(frozen=True)
class Event:
    """One event of a document: its best telling, with the best value of every slot, and all its tellings."""

    best: Candidate
    tellings: tuple[Candidate, ...]
    is_background: bool
    confidence: float = 0.0  # 0 to 1, given by the judges


def merge(candidates: Iterable[Candidate]) -> list[Event]:
    """One event for all tellings of the same type that name, or may mean, the same companies and people."""
    groups: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda found: (-_weight(found), found.trigger.start)):
        home = next((group for group in groups if any(_is_same(candidate, other) for other in group)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return [_event(group) for group in _with_headlines(groups)]


def _with_headlines(groups: list[list[Candidate]]) -> list[list[Candidate]]:
    """A headline restates the lead: what only the title tells joins the one event of its type that the lead tells.

    Titles cut names short and name the group for the unit; what the body says of the parties stands.
    """
    leads = [group for group in groups if any(0 < telling.place <= LEAD_BLOCKS for telling in group)]
    kept: list[list[Candidate]] = []
    for group in groups:
        homes = [lead for lead in leads if lead[0].event_type == group[0].event_type]
        if all(map(_is_headline, group)) and len(homes) == 1 and _may_restate(group[0], homes[0][0]):
            homes[0].extend(group)
        else:
            kept.append(group)
    return kept


def _is_headline(telling: Candidate) -> bool:
    story: Story = telling.head.doc._.story
    block = block_at(story, telling.trigger.start_char)
    return block is not None and block.kind == "title"


def _may_restate(title: Candidate, lead: Candidate) -> bool:
    if title.frame.event_family == LEADERSHIP:
        return is_alike(title.value("person"), lead.value("person"))
    return title.event_type not in REPEATABLE or not lead.is_background


def _weight(candidate: Candidate) -> float:
    bonus = LEADING_BONUS if candidate.place < LEADING_BLOCKS else 0.0
    return candidate.score + bonus - (0.5 if candidate.is_background else 0.0)


def _event(group: list[Candidate]) -> Event:
    best = group[0]
    slots: dict[str, Filler] = {}
    for candidate in group:
        for slot, filler in candidate.slots.items():
            known = slots.get(slot)
            if known is None or _worth(filler, best) > _worth(known, best):
                slots[slot] = filler
    for side in SIDES:  # a pair of companies is one telling's, never put together from two
        if side in best.slots and best.slots[side].found_by not in WEAK:
            slots[side] = best.slots[side]
    if "company" in slots and "counterparty" in slots and slots["company"].value == slots["counterparty"].value:
        del slots["counterparty"]
    terms = {name: value for candidate in reversed(group) for name, value in candidate.terms.items()}
    when = best.when or next((candidate.when for candidate in group if candidate.when is not None), None)
    background = all(candidate.is_background for candidate in group)
    return Event(replace(best, slots=slots, terms=terms, when=when), tuple(group), background)


def _worth(filler: Filler, best: Candidate) -> float:
    """How far a value is to be trusted; the organ that somebody sits on says less than the office held there."""
    is_organ = bool(filler.posts) and all(post.role_code in PLAIN_BOARD for post in filler.posts)
    if is_organ and best.event_type not in BOARD_TYPES:
        return filler.score * ORGAN
    return filler.score


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.frame.event_family != other.frame.event_family:
        return False
    if one.frame.event_family == LEADERSHIP:
        return _is_same_change(one, other)
    return _is_same_action(one, other)


def _is_same_change(one: Candidate, other: Candidate) -> bool:
    if one.direction != other.direction or not _is_same_company(one, other):
        return False
    if one.value("person") and other.value("person"):
        if not is_alike(one.value("person"), other.value("person")):
            return False
        return one.direction == "in" or _is_compatible_post(one, other)
    return is_alike(one.value("role"), other.value("role"))


def _is_compatible_post(one: Candidate, other: Candidate) -> bool:
    first, second = _codes(one), _codes(other)
    if not first or not second or first & second:
        return True
    return first <= PLAIN_BOARD or second <= PLAIN_BOARD


def _codes(candidate: Candidate) -> set[str]:
    role = candidate.slots.get("role")
    return {post.role_code for post in role.posts} if role is not None else set()


def _is_same_action(one: Candidate, other: Candidate) -> bool:
    if one.event_type != other.event_type:
        return False
    if one.event_type in REPEATABLE and not _is_same_time(one, other):
        return False
    first, second = parties(one), parties(other)
    if len(first) == 2 and len(second) == 2:
        return first == second
    if one.event_type in NEEDS_PARTNER:
        return bool(first & second)
    return _is_same_company(one, other)


def _is_same_time(one: Candidate, other: Candidate) -> bool:
    """Whether two tellings may mean one point in time: their dates touch, or both are news, or both are not."""
    if one.when is None or other.when is None:
        return one.is_background == other.is_background
    return one.when.first <= other.when.last and other.when.first <= one.when.last


def parties(candidate: Candidate) -> set[str]:
    """The companies that a telling names as its own; whose unit is dealt in ("buys Acme's mill") is none of them."""
    fillers = [filler for side in SIDES if (filler := candidate.slots.get(side)) is not None]
    return {filler.value for filler in fillers if filler.found_by != "owner"}


def _is_same_company(one: Candidate, other: Candidate) -> bool:
    first, second = one.slots.get("company"), other.slots.get("company")
    if first is None or second is None:
        return True
    return first.value == second.value or first.found_by in WEAK or second.found_by in WEAK


def is_alike(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (one == other or token_set_ratio(str(one).lower(), str(other).lower()) >= ALIKE)
