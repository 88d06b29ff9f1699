"""The reader's opinions of an event's tellings as named features: a step for every number that a log-odds reaches."""

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.events.catalogue import read_event_types
from extractors.events.merging import Event
from extractors.events.opinions import STATUSES, TYPES
from extractors.reader.network import SLOTS

FAMILIES = {kind.event_type: kind.event_family for kind in read_event_types()}
STEPS = (-7.0, -5.5, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.5)
LEADS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)


def thoughts(event: Event) -> Iterator[str]:
    """The features of an event, the highest log-odds over its tellings; `reader=none` where no telling was read."""
    opinions = [telling.opinion for telling in event.tellings if telling.opinion is not None]
    if not opinions:
        yield "reader=none"
        return
    kind = event.best.event_type
    types = np.max([opinion.types for opinion in opinions], axis=0)
    own, top = float(types[TYPES.index(kind)]), int(np.argmax(types))
    yield from steps("reader.type", own, STEPS)
    yield from steps(f"reader.type.{FAMILIES[kind]}", own, STEPS)
    yield from steps("reader.told", float(types[top]), STEPS)
    yield f"reader.top={'own' if TYPES[top] == kind else FAMILIES[TYPES[top]] == FAMILIES[kind]}"
    yield from steps("reader.background", min(opinion.background for opinion in opinions), STEPS)
    status = STATUSES[int(np.argmax(np.max([opinion.status for opinion in opinions], axis=0)))]
    yield f"reader.status={status}"
    yield f"reader.status.read={status}:{event.best.status}"
    for slot in SLOTS:
        fits: dict[str, float] = {}
        for opinion in opinions:
            for name, fit in opinion.fits[slot].items():
                fits[name] = max(fit, fits.get(name, -np.inf))
        yield from _fit(slot, event.best.value(slot), fits)


def _fit(slot: str, value: str | None, fits: dict[str, float]) -> Iterator[str]:
    """How well the name in a slot fits, and how far it leads over the others of the passages."""
    others = max((fit for name, fit in fits.items() if name != value), default=None)
    if value is not None and value in fits:
        yield from steps(f"reader.fit.{slot}", fits[value], STEPS)
        if others is not None:
            yield from steps(f"reader.lead.{slot}", fits[value] - others, LEADS)
    elif others is not None:
        yield from steps(f"reader.{'missed' if value is None else 'elsewhere'}.{slot}", others, STEPS)


def steps(name: str, value: float, bounds: Sequence[float]) -> Iterator[str]:
    """A feature for each step reached, and one that says that the number is there at all."""
    yield f"{name}=known"
    for step in bounds:
        if value >= step:
            yield f"{name}>={step:g}"
