"""What the learned reader thinks of the tellings that the frames find: is it one, what fills its slots, is it news."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
from spacy.tokens import Span, Token

from extractors.events.candidates import Candidate, Opinion
from extractors.events.catalogue import Status, read_event_types
from extractors.events.places import Places
from extractors.reader.network import SLOTS, Network, Numbers, Pair, Reading
from extractors.reader.passages import passages_of
from extractors.reader.pieces import Pieces, make_pieces

TYPES = tuple(kind.event_type for kind in read_event_types())
STATUSES: tuple[str, ...] = get_args(Status)


class Desk:
    """Where a Doc is read: each passage once that holds a trigger, and what the network said of it last."""

    def __init__(self, places: Places, network: Network) -> None:
        self._places, self.network = places, network
        self._all = passages_of(places.doc)
        self._starts = [passage.start for passage in self._all]
        self._pieces: dict[int, Pieces] = {}  # place of a passage -> its pieces
        self.readings: dict[int, tuple[Pieces, Reading]] = {}  # place of a passage -> its pieces and their reading

    def with_opinions(self, tellings: Sequence[Candidate]) -> list[Candidate]:
        """The tellings, each with the reader's opinion; none where the trigger lies beyond what it takes in."""
        found = self.opinions([Asked(telling.head, telling.trigger, telling.event_type) for telling in tellings])
        return [
            telling if opinion is None else replace(telling, opinion=opinion)
            for telling, opinion in zip(tellings, found, strict=True)
        ]

    def opinions(self, asked: Sequence["Asked"]) -> list[Opinion | None]:
        """What the reader thinks of each trigger as one of an event type."""
        order: dict[int, int] = {}  # place of a passage -> its place in the batch
        names: dict[int, list[Span]] = {}
        pairs: list[Pair] = []
        questions: list[_Question | None] = []
        for one in asked:
            place = bisect_right(self._starts, one.head.i) - 1  # the passages cover the Doc
            pieces = self._pieces_of(place)
            triggers = trigger_pieces(one.head, one.trigger, pieces)
            if not triggers:
                questions.append(None)
                continue
            if place not in order:
                order[place] = len(order)
                region = self._places.doc[self._all[place].start : self._all[place].end]
                names[place] = self._places.within(self._places.names, region)
            told: list[tuple[int, Span]] = []
            for name in names[place]:
                pair = pair_of(order[place], triggers[0], name, pieces, one.event_type)
                if pair is not None:
                    told.append((len(pairs), name))
                    pairs.append(pair)
            questions.append(_Question(order[place], triggers, told))
        if not order:
            return [None] * len(asked)
        readings, fits = self.network.read([self._pieces_of(place) for place in order], pairs)
        self.readings.update({place: (self._pieces_of(place), readings[row]) for place, row in order.items()})
        return [None if question is None else question.answer(readings, fits) for question in questions]

    def _pieces_of(self, place: int) -> Pieces:
        if place not in self._pieces:
            self._pieces[place] = make_pieces(self._places.doc, self._all[place])
        return self._pieces[place]


@dataclass(frozen=True)
class Asked:
    """A trigger that the reader is asked about."""

    head: Token
    trigger: Span
    event_type: str


class _Question:
    """A trigger by its passage and pieces, and the names of the passage by the places of their pairs."""

    def __init__(self, passage: int, triggers: Sequence[int], names: Sequence[tuple[int, Span]]) -> None:
        self._passage, self._triggers, self._names = passage, list(triggers), names

    def answer(self, readings: Sequence[Reading], fits: Numbers) -> Opinion:
        reading = readings[self._passage]
        best: dict[str, dict[str, float]] = {slot: {} for slot in SLOTS}
        for place, name in self._names:
            entity = name._.entity.name
            for slot, fit in zip(SLOTS, fits[place].tolist(), strict=True):
                best[slot][entity] = max(fit, best[slot].get(entity, fit))
        return Opinion(
            types=np.max(reading.types[self._triggers], axis=0),
            background=float(np.max(reading.background[self._triggers])),
            status=np.max(reading.status[self._triggers], axis=0),
            fits=best,
        )


def trigger_pieces(head: Token, trigger: Span, pieces: Pieces) -> tuple[int, ...]:
    """The first pieces of the words of a trigger that the reader takes in, that of its head first."""
    tokens = dict.fromkeys((head.i, *(token.i for token in trigger if token.is_alpha)))
    return tuple(pieces.first_of[token] for token in tokens if token in pieces.first_of)


def pair_of(place: int, trigger: int, name: Span, pieces: Pieces, event_type: str) -> Pair | None:
    """The trigger with a name; None where the name lies beyond what the reader takes in."""
    first, last = pieces.first_of.get(name.start), pieces.last_of.get(name.end - 1)
    if first is None or last is None:
        return None
    return Pair(place, trigger, first, last, TYPES.index(event_type))
