"""Finds the counterparty of a deal where the frames find none: the likeliest of the companies that its passage names.

The frames take a counterparty only from a trigger's grammar or an explicit preposition. Where those are silent, a
learned judge weighs each company that the reader has looked at: how well the reader thinks that it fits and how far it
leads, where it stands, how often it is told. The likeliest fills the slot where it is likely enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from extractors.events.candidates import Candidate
from extractors.events.fillers import entity_filler
from extractors.events.judges import Judge
from extractors.events.places import Places
from extractors.events.slots import is_authority, kinds_of, slot_sources
from extractors.events.thoughts import LEADS, STEPS, steps
from extractors.nlp.annotations import Entity, Story

SLOT = "counterparty"
LEAST = 0.4  # probability from which a company is taken: a wrong one costs as much as one that is missed
STEP, MOST_STEPS = 4, 6  # tokens between a name and the trigger
OFTEN = 5  # mentions
MANY = 3  # companies between a name and the trigger


@dataclass(frozen=True)
class Option:
    """A company that may be the counterparty, with what speaks for and against it as named features."""

    entity: Entity
    nearest: Span
    features: frozenset[str]


def with_counterparties(tellings: Iterable[Candidate], places: Places, judge: Judge) -> list[Candidate]:
    """The tellings, a counterparty added where one is likely and the trigger tells one event."""
    tellings = list(tellings)
    several: dict[int, int] = defaultdict(int)
    for telling in tellings:
        several[id(telling.hit)] += 1
    return [
        telling if several[id(telling.hit)] > 1 else _with_counterparty(telling, places, judge) for telling in tellings
    ]


def options(telling: Candidate, places: Places) -> Iterator[Option]:
    """The companies that may be the counterparty of a telling; none where it has one or its type knows none.

    The owner of what is dealt in is a counterparty only for want of a better one.
    """
    if telling.opinion is None or telling.hit is None or SLOT not in slot_sources(telling.hit):
        return
    found = telling.slots.get(SLOT)
    if found is not None and found.found_by != "owner":
        return
    fits = {name: fit for name, fit in telling.opinion.fits[SLOT].items() if name != telling.value("company")}
    kinds = kinds_of(telling.hit.frame, SLOT)
    for name in fits:
        spans = [span for span in places.spans_of[name] if span.label_ in kinds and not is_authority(span)]
        if not spans:
            continue
        entity = spans[0]._.entity
        if entity.members:
            continue
        nearest = min(spans, key=lambda span: abs(span.start - telling.trigger.start))
        others = [fit for other, fit in fits.items() if other != name]
        features = {
            *steps("fit", fits[name], STEPS),
            *steps("lead", fits[name] - max(others, default=min(LEADS)), LEADS),
            f"told={min(len(spans), OFTEN)}",
            *_features(telling, entity, nearest, places),
        }
        yield Option(entity, nearest, frozenset(features))


def _features(telling: Candidate, entity: Entity, nearest: Span, places: Places) -> Iterator[str]:
    story: Story = places.doc._.story
    main: Entity | None = places.doc._.main_company
    trigger = telling.trigger
    yield "bias"
    yield f"type={telling.event_type}"
    yield f"main={main is not None and main.name == entity.name}"
    yield f"title={entity.name.split()[0].lower() in (story.title or '').lower()}"
    yield f"style={places.style}"
    yield f"reference={nearest._.found_by}"
    holds = next((slot for slot, filler in telling.slots.items() if filler.value == entity.name), "none")
    yield f"holds={holds}"
    company = telling.slots.get("company")
    yield f"company={company.found_by if company is not None else 'none'}"
    if not telling.sentence.start <= nearest.start < telling.sentence.end:
        yield "sentence=other"
        return
    side = nearest.start > trigger.start
    yield f"near={min(abs(nearest.start - trigger.start) // STEP, MOST_STEPS)}:{side}"
    yield f"dep={nearest.root.dep_}"
    yield f"head={_head(nearest.root)}"
    first, last = (trigger.end, nearest.start) if side else (nearest.end, trigger.start)
    between = places.within(places.names, places.doc[first : max(first, last)])
    yield f"between={min(len(between), MANY)}"


def _head(token: Token) -> str:
    """The word that governs a name."""
    return token.head.lemma_.lower()


def _with_counterparty(telling: Candidate, places: Places, judge: Judge) -> Candidate:
    found = [(judge.probabilities(option.features)["yes"], option) for option in options(telling, places)]
    chance, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or chance < LEAST:
        return telling
    return replace(telling, slots={**telling.slots, SLOT: entity_filler(SLOT, best.nearest, "reader")})
