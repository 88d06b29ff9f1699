"""Makes event candidates from a trigger: its slots filled, its type settled, its conditions met."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Span, Token

from extractors.events.catalogue import LEADERSHIP, Becomes, EventType, read_event_types
from extractors.events.employers import with_employer
from extractors.events.fillers import Filler
from extractors.events.pairing import Pairing, pair_posts
from extractors.events.slots import Search, fill_names
from extractors.events.triggers import Hit
from extractors.nlp.annotations import COMPANY, DateValue
from extractors.reader.network import Numbers

WORDS = re.compile(r"[\w$£€%]+")
COMPANY_WORD = "<company>"  # in a frame's condition: any company
HEAD = ".head"  # behind a relation in a frame's condition: its head word alone, not the phrase around it
COMPANIES = frozenset({COMPANY})
Term = str | float | int | bool | date  # a stated term of the event, by the name of its column
DIRECTIONS = {kind.event_type: kind.direction for kind in read_event_types()}
OTHER_PEOPLE = ("predecessor", "successor", "reports_to")
ROLE_WEIGHT = 0.15  # how much of a candidate's score rests on the slots beyond the required ones


@dataclass(frozen=True, eq=False)
class Opinion:
    """What the learned reader thinks of a telling; log-odds, the highest over the words of its trigger."""

    types: Numbers  # of each event type, in the order of the catalogue
    background: float
    status: Numbers  # of each status, in the order of the catalogue
    fits: dict[str, dict[str, float]]  # slot -> name of an entity -> how well it fills it


@dataclass(frozen=True)
class Candidate:
    """One event as one sentence tells it."""

    frame: EventType
    event_type: str
    trigger: Span
    head: Token
    sentence: Span
    slots: dict[str, Filler]
    score: float
    subtype: str | None = None
    status: str = "completed"
    is_background: bool = False
    fact_level: str = "stated"
    attributed_to: str | None = None
    hit: Hit | None = None
    when: DateValue | None = None
    terms: dict[str, Term] = field(default_factory=dict)
    place: int = 0  # blocks before the one that tells it
    opinion: Opinion | None = None

    @property
    def direction(self) -> str:
        """Whether a post is taken (in), left (out) or neither."""
        return DIRECTIONS.get(self.event_type, "none")

    def value(self, slot: str) -> str | None:
        filler = self.slots.get(slot)
        return filler.value if filler is not None else None


def make_candidates(search: Search) -> Iterator[Candidate]:
    """The candidates of one trigger; none where its conditions fail or a required slot stays empty."""
    hit = search.hit
    if not _holds(search):
        return
    fillers = fill_names(search)
    for slots in _expand(search, fillers):
        if not all(any(slot in slots for slot in choice) for choice in hit.frame.requires):
            continue
        if not all(slot in slots for slot in hit.trigger.requires):
            continue
        candidate = Candidate(
            frame=hit.frame,
            event_type=hit.frame.event_type,
            trigger=hit.span,
            head=hit.head,
            sentence=search.sentence,
            slots=slots,
            score=_score(hit, slots),
            subtype=hit.trigger.subtype,
            hit=hit,
        )
        yield _retype(candidate, search)


def _holds(search: Search) -> bool:
    trigger = search.hit.trigger
    wanted = all(_has_word(search, relation, words) for relation, words in trigger.where.items())
    return wanted and not any(_has_word(search, relation, words) for relation, words in trigger.unless.items())


def _has_word(search: Search, relation: str, words: list[str]) -> bool:
    """Whether one of the words or phrases stands in a relation; `sentence`, `near` … look at the text around."""
    span = search.hit.span
    doc = span.doc
    if relation == "sentence":
        return _contains([search.sentence], words)
    if relation == "near":
        return _contains([_surroundings(search)], words)
    if relation == "next.head":
        return _contains([doc[span.end : span.end + 1]], words)
    if relation == "next":
        return _contains([doc[span.end : min(search.sentence.end, span.end + 3)]], words)
    if relation == "previous":
        return _contains([doc[max(search.sentence.start, span.start - 3) : span.start]], words)
    heads = search.arguments.get(relation.removesuffix(HEAD), [])
    if relation.endswith(HEAD):
        return _contains([doc[head.i : head.i + 1] for head in heads], words)
    if COMPANY_WORD in words and any(search.places.names_below(head, COMPANIES) for head in heads):
        return True
    return _contains([doc[head.left_edge.i : head.right_edge.i + 1] for head in heads], words)


def _surroundings(search: Search) -> Span:
    """A few words on both sides of the trigger, in its sentence."""
    span, sentence = search.hit.span, search.sentence
    return span.doc[max(sentence.start, span.start - 6) : min(sentence.end, span.end + 8)]


def _contains(spans: list[Span], words: list[str]) -> bool:
    """Whether one of the words or phrases is in a span, as written or by its lemmas."""
    for span in spans:
        written = _plain(span.text)
        lemmas = _plain(" ".join(token.lemma_ for token in span))
        if any(_plain(word) in written or _plain(word) in lemmas for word in words):
            return True
    return False


def _plain(text: str) -> str:
    """Lower case, words apart by single spaces, with a space at each end."""
    return f" {' '.join(WORDS.findall(text.lower()))} "


def _expand(search: Search, fillers: dict[str, list[Filler]]) -> Iterator[dict[str, Filler]]:
    """One set of slots an event: a leadership change a person, a deal a counterparty, and all else a company."""
    single = {slot: found[0] for slot, found in fillers.items()}
    companies = fillers.get("company", [])
    if search.hit.frame.is_symmetric and len(companies) > 1 and "counterparty" not in fillers:
        yield single | {"counterparty": replace(companies[1], slot="counterparty")}
        return
    if search.hit.frame.event_family == LEADERSHIP:
        others = frozenset(filler.value for slot in OTHER_PEOPLE for filler in fillers.get(slot, []))
        for pairing in pair_posts(search, fillers.get("person", []), others=others):
            slots = single | _paired(pairing)
            yield with_employer(slots, search.places)
        return
    several = "counterparty" if len(fillers.get("counterparty", [])) > 1 else "company"
    for filler in fillers.get(several, [None]):
        yield single | ({several: filler} if filler is not None else {})


def _paired(pairing: Pairing) -> dict[str, Filler]:
    found = {"person": pairing.person, "role": pairing.role}
    return {slot: filler for slot, filler in found.items() if filler is not None}


def _score(hit: Hit, slots: dict[str, Filler]) -> float:
    required = {slot for choice in hit.frame.requires for slot in choice} & slots.keys()
    score = hit.trigger.weight
    for slot in required or slots.keys():
        score *= slots[slot].score
    extra = [slots[slot].score for slot in slots.keys() - required]
    return score * (1 - ROLE_WEIGHT + ROLE_WEIGHT * (max(extra) if extra else 0))


def _retype(candidate: Candidate, search: Search) -> Candidate:
    for rule in candidate.frame.becomes:
        if _applies(rule, candidate, search):
            return replace(candidate, event_type=rule.event_type)
    return candidate


def _applies(rule: Becomes, candidate: Candidate, search: Search) -> bool:
    role = candidate.slots.get("role")
    posts = role.posts if role is not None else ()
    if rule.role_codes and not (posts and all(post.role_code in rule.role_codes for post in posts)):
        return False
    if rule.post_flag and not any(getattr(post, rule.post_flag) for post in posts):
        return False
    if rule.near and not _contains([_surroundings(search)], rule.near):
        return False
    return not rule.words or _contains([search.sentence], rule.words)
