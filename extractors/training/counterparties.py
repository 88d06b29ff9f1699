"""Examples for the judge that finds counterparties: each company that may be one, and whether it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evaluation.comparison import is_same_company
from extractors.evaluation.matching import told_types
from extractors.events.filling import SLOT, options
from extractors.training.examples import Document
from extractors.training.spots import spot_of


@dataclass(frozen=True)
class Choice:
    """One company that a telling may mean."""

    features: frozenset[str]
    is_right: bool


def choices(document: Document) -> Iterator[Choice]:
    """The choices of each telling that lies in the evidence of one annotated event, and one alone, of its type."""
    spots = [(event, spot_of(document.places.doc, event["evidence"])) for event in document.told]
    for telling in document.tellings:
        told = [
            event
            for event, spot in spots
            if spot is not None
            and spot.start <= telling.head.i < spot.end
            and telling.event_type in told_types(event)
            and not event.get("optional")
        ]
        if len(told) == 1:
            value = told[0].get(SLOT)
            for option in options(telling, document.places):
                yield Choice(option.features, bool(value) and is_same_company(value, option.entity.name))
