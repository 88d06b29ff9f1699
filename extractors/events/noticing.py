"""Tellings that the learned reader notices where no frame has one: what else a passage tells that is read anyway.

A trigger is a word of which the reader is clearly sure that it tells a type, in a sentence in which no frame tells that
type. Who fills its slots is what the reader thinks fits best; where none fits, the document's main company.
"""

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Token

from extractors.events.candidates import Candidate, Opinion
from extractors.events.catalogue import LEADERSHIP, EventType, Trigger, read_event_types
from extractors.events.fillers import Filler, entity_filler, known_filler
from extractors.events.grammar import is_verbal
from extractors.events.opinions import Asked, Desk
from extractors.events.pairing import pair_posts
from extractors.events.places import Places
from extractors.events.slots import kinds_of, search_for
from extractors.events.triggers import Hit

SURE = 2.0  # log-odds of a type from which a word is a trigger
FITS = -1.0  # log-odds from which a name fills a slot
WEIGHT = 0.3  # of such a telling against those of the frames
FILLED = ("company", "person")  # a counterparty is found as for any other telling


def notice(desk: Desk, places: Places, known: Sequence[Candidate]) -> list[Candidate]:
    """What the passages on the desk tell beside the known tellings."""
    told = {(telling.sentence.start, telling.event_type) for telling in known}
    heads: dict[tuple[int, str], tuple[float, Token]] = {}
    for pieces, reading in desk.readings.values():
        for token, piece in pieces.first_of.items():
            for column in np.flatnonzero(reading.types[piece] > SURE):
                head, kind = places.doc[token], read_event_types()[column].event_type
                place, odds = (head.sent.start, kind), float(reading.types[piece][column])
                if place not in told and odds > heads.get(place, (SURE, head))[0]:
                    heads[place] = odds, head
    asked = [Asked(head, places.doc[head.i : head.i + 1], kind) for (_, kind), (_, head) in heads.items()]
    return [
        telling
        for one, opinion in zip(asked, desk.opinions(asked), strict=True)
        if opinion is not None and (telling := _telling(one, opinion, places)) is not None
    ]


def _telling(asked: Asked, opinion: Opinion, places: Places) -> Candidate | None:
    frame = next(kind for kind in read_event_types() if kind.event_type == asked.event_type)
    words = Trigger(pos="verb" if is_verbal(asked.head) else "noun", words=[asked.trigger.text.lower()], weight=WEIGHT)
    hit = Hit(span=asked.trigger, head=asked.head, frame=frame, trigger=words)
    slots = {slot: filler for slot in FILLED if (filler := _filler(slot, frame, hit, opinion, places)) is not None}
    if "person" in slots:
        role = pair_posts(search_for(hit, places, context=None), [slots["person"]])[0].role
        slots |= {"role": role} if role is not None else {}
    if not all(any(slot in slots for slot in choice) for choice in frame.requires if choice != ["counterparty"]):
        return None
    return Candidate(
        frame=frame,
        event_type=frame.event_type,
        trigger=hit.span,
        head=hit.head,
        sentence=hit.span.sent,
        slots=slots,
        score=WEIGHT,
        hit=hit,
        opinion=opinion,
    )


def _filler(slot: str, frame: EventType, hit: Hit, opinion: Opinion, places: Places) -> Filler | None:
    if slot == "person" and frame.event_family != LEADERSHIP:
        return None
    fits = opinion.fits[slot]
    found = [span for span in places.names if span._.entity.name in fits and span.label_ in kinds_of(frame, slot)]
    best = max((fits[span._.entity.name] for span in found), default=FITS)
    fitting = [span for span in found if fits[span._.entity.name] == best and not span._.entity.members]
    if best > FITS and fitting:
        return entity_filler(slot, min(fitting, key=lambda span: abs(span.start - hit.span.start)), "reader")
    main = places.doc._.main_company
    return known_filler(slot, main, "main") if slot == "company" and main is not None else None
