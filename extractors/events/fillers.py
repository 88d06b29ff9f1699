"""What fills a slot of an event, and how it was found."""

from dataclasses import dataclass, replace

from spacy.tokens import Span

from extractors.nlp.annotations import Entity, Post

# How far each way of finding a value can be trusted, judged on documents that no weight or rule was made from.
TRUST = {
    "parse": 1.0,
    "pattern": 0.95,
    "filer": 0.95,
    "governor": 0.85,
    "affiliation": 0.8,
    "main": 0.7,
    "context": 0.65,
    "nearest": 0.6,
    "type": 0.6,
    "reader": 0.6,
    "owner": 0.6,
}
INDIRECT = 0.9  # the text names the entity elsewhere and only refers to it here
WRONG_KIND = 0.6  # an organisation where a company is sought


@dataclass(frozen=True)
class Filler:
    """A value with its place in the text (code points, end exclusive) and its provenance."""

    slot: str
    value: str
    text: str
    start: int
    end: int
    found_by: str
    score: float
    entity: Entity | None = None
    posts: tuple[Post, ...] = ()


def entity_filler(slot: str, span: Span, found_by: str, *, score: float | None = None) -> Filler:
    """The entity that a span names or refers to."""
    entity: Entity = span._.entity
    indirect = span._.found_by in {"coreference", "defined_term"}
    trust = TRUST[found_by] if score is None else score
    return Filler(
        slot=slot,
        value=entity.name,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
        found_by="coreference" if indirect else found_by,
        score=trust * INDIRECT if indirect else trust,
        entity=entity,
    )


def known_filler(slot: str, entity: Entity, found_by: str) -> Filler:
    """An entity that the document is about, where the sentence does not name it; it has no place in the text."""
    return Filler(slot, entity.name, "", -1, -1, found_by, TRUST[found_by], entity=entity)


def known_post(title: str, role_code: str) -> Filler:
    """A post that goes without saying; it has no place in the text."""
    return Filler("role", title, "", -1, -1, "type", TRUST["type"], posts=(Post(title, role_code),))


def span_filler(slot: str, span: Span, value: str, found_by: str, *, posts: tuple[Post, ...] = ()) -> Filler:
    """A post, date, amount or phrase."""
    return Filler(slot, value, span.text, span.start_char, span.end_char, found_by, TRUST[found_by], posts=posts)


def weaker(filler: Filler, factor: float) -> Filler:
    return replace(filler, score=filler.score * factor)
