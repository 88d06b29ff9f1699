"""Fills the slots of a trigger with names, from its grammatical arguments first and typed windows after.

Where a value may be sought (a frame lists these, best first; slots take turns, rank by rank, and no two take one name):

    subject, object, complement, possessor, modifier, apposition, of, by, to, with, for …   the trigger's own arguments
    governor.subject, governor.object, governor.of …                    those of the verb that the trigger belongs to
    before, after      the nearest name of the kind in the sentence, on that side of the trigger
    affiliation        the company that the text ties the person to
    context            the company that the sentence before was about
    filer, main        the company that filed the document, or that it is about
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.events.catalogue import EventType, read_lexicons
from extractors.events.fillers import WRONG_KIND, Filler, entity_filler, known_filler, weaker
from extractors.events.grammar import Arguments, arguments, climb
from extractors.events.places import Places
from extractors.events.triggers import Hit
from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON, Entity

KINDS = {
    "company": frozenset({COMPANY, ORGANISATION}),
    "counterparty": frozenset({COMPANY}),
    "person": frozenset({PERSON}),
    "predecessor": frozenset({PERSON}),
    "successor": frozenset({PERSON}),
    "reports_to": frozenset({PERSON}),
}
WANTED = {"company": COMPANY, "counterparty": COMPANY}


@dataclass(frozen=True)
class Search:
    """All that is known when a slot of one hit is sought."""

    hit: Hit
    places: Places
    arguments: Arguments
    sentence: Span
    context: Entity | None  # the company that the sentences before were about


def search_for(hit: Hit, places: Places, *, context: Entity | None) -> Search:
    return Search(hit, places, arguments(hit.head), hit.span.sent, context)


def slot_sources(hit: Hit) -> dict[str, list[str]]:
    """Slot to the places where it is sought: the trigger's own, else its frame's for the part of speech."""
    declared = hit.frame.slots.get(hit.trigger.pos, {})
    return {**declared, **hit.trigger.slots}


def fill_names(search: Search) -> dict[str, list[Filler]]:
    """Slot to its fillers; more than one where the text co-ordinates names ("appointed A and B")."""
    sources = {slot: places for slot, places in slot_sources(search.hit).items() if slot in KINDS}
    filled: dict[str, list[Filler]] = {}
    used: set[str] = set()
    for rank in range(max(map(len, sources.values()), default=0)):
        for slot, places in sources.items():
            if slot in filled or rank >= len(places):
                continue
            fillers = [filler for filler in _seek(search, slot, places[rank], filled) if filler.value not in used]
            if fillers:
                filled[slot] = fillers
                used.update(filler.value for filler in fillers)
    return filled


def _seek(search: Search, slot: str, source: str, filled: dict[str, list[Filler]]) -> list[Filler]:
    if source in {"before", "after"}:
        return _nearest(search, slot, source)
    if source == "affiliation":
        return _affiliated(search, slot, filled.get("person", []))
    if source in {"context", "filer", "main"}:
        entity = _of_document(search, source)
        return [known_filler(slot, entity, source)] if entity is not None else []
    found_by = "governor" if source.startswith("governor") else "parse"
    spans: list[Span] = []
    owners: list[Span] = []
    for head in search.arguments.get(source, []):
        found = search.places.names_below(head, kinds_of(search.hit.frame, slot))
        spans += found
        if slot == "counterparty" and not search.hit.frame.is_symmetric:  # who merges its unit merges
            owners += [span for span in found if _is_owner(span, head)]
    if source == "governor.subject" and search.hit.head.dep_ == "pobj":  # who "came with the deal" struck none
        spans = [span for span in spans if span.label_ != PERSON or slot not in WANTED]
    if slot == "counterparty" and source != "possessor":  # "its food unit" is no other party
        spans = [span for span in spans if not _is_its(span)]
    named = _fillers(search, slot, [span for span in spans if span not in owners], found_by)
    return named or _fillers(search, slot, [span for span in spans if span in owners], "owner")


def _is_its(span: Span) -> bool:
    """Whether a possessive stands for a name told before ("its", "the firm's")."""
    return bool(span.root.dep_ == "poss" and span._.found_by != "name")


def _is_owner(span: Span, head: Token) -> bool:
    """Whether a name is that of the owner of what is dealt in ("Acme's mill", "a unit of Acme")."""
    if head.i in range(span.start, span.end) or head.lemma_.lower() not in read_lexicons()["owned_nouns"]:
        return False
    links = [token for token in (span.root, *climb(span.root)) if token.head.i == head.i]
    return bool(links) and links[0].dep_ not in {"appos", "conj"}


def _fillers(search: Search, slot: str, spans: list[Span], found_by: str) -> list[Filler]:
    fillers: list[Filler] = []
    organs = read_lexicons()["organs"]
    for span in spans:
        if span.text.lower() in organs or (span.label_ == ORGANISATION and span.root.lower_ in organs):
            continue
        if slot in WANTED and span._.found_by == "name" and _is_in_title(span, search.places):
            continue
        filler = entity_filler(slot, span, found_by)
        if _is_no_party(filler.value) or (slot == "counterparty" and is_authority(span)):
            continue
        if span.label_ != WANTED.get(slot, span.label_):
            filler = weaker(filler, WRONG_KIND)
        fillers += _members(filler)
    return list({filler.value: filler for filler in reversed(fillers)}.values())[::-1]


def _is_no_party(name: str) -> bool:
    """Whether a name is a contract's word for a side, or a shell made to be merged away."""
    folded, words = name.lower(), read_lexicons()
    return folded in words["party_terms"] or any(vehicle in folded for vehicle in words["vehicles"])


def is_authority(span: Span) -> bool:
    """Whether a name is that of an office of state, which is told a deal and does not join it."""
    if span.label_ != ORGANISATION:
        return False
    entity: Entity = span._.entity
    return not set(entity.name.lower().split()).isdisjoint(read_lexicons()["authorities"])


def _is_in_title(span: Span, places: Places) -> bool:
    """Whether the words are part of somebody's title and no name of their own ("head of Operations")."""
    post = places.post_at.get(span.start)
    return post is not None and post.start <= span.start and span.end <= post.end


def _members(filler: Filler) -> list[Filler]:
    """One filler each where a name stands for several ("the two companies")."""
    entity = filler.entity
    if entity is None or not entity.members:
        return [filler]
    return [
        Filler(
            filler.slot, member.name, filler.text, filler.start, filler.end, "coreference", filler.score, entity=member
        )
        for member in entity.members
    ]


def _nearest(search: Search, slot: str, side: str) -> list[Filler]:
    wanted = WANTED.get(slot)
    kinds = frozenset({wanted}) if wanted else kinds_of(search.hit.frame, slot)
    spans = [span for span in search.places.within(search.places.names, search.sentence) if span.label_ in kinds]
    if side == "before":
        spans = [span for span in spans if span.end <= search.hit.span.start][-1:]
    else:
        spans = [span for span in spans if span.start >= search.hit.span.end and not _is_its(span)][:1]
    return _fillers(search, slot, spans, "nearest")


def _affiliated(search: Search, slot: str, people: list[Filler]) -> list[Filler]:
    for person in people:
        entity = search.places.affiliations.get(person.entity) if person.entity is not None else None
        if entity is not None:
            return [known_filler(slot, entity, "affiliation")]
    return []


def _of_document(search: Search, source: str) -> Entity | None:
    if source == "context":
        return search.context
    story = search.places.doc._.story
    if source == "filer" and not (story.filer_name or story.form):
        return None
    main: Entity | None = search.places.doc._.main_company
    return main


def kinds_of(frame: EventType, slot: str) -> frozenset[str]:
    """The kinds of names that may fill a slot."""
    declared = frame.kinds.get(slot)
    return frozenset(declared) if declared else KINDS[slot]
