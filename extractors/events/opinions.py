"""What the learned reader thinks of the tellings that the frames find: is it one, what fills its slots, is it news."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import numpy as np
from spacy.tokens import Span

from extractors.events.candidates import Candidate, Opinion
from extractors.events.catalogue import Status, read_event_types
from extractors.events.places import Places
from extractors.reader.network import SLOTS, Network, Numbers, Pair, Reading
from extractors.reader.passages import Passage, passages_of
from extractors.reader.pieces import Pieces, make_pieces

TYPES = tuple(kind.event_type for kind in read_event_types())
STATUSES: tuple[str, ...] = get_args(Status)


def with_opinions(candidates: Sequence[Candidate], places: Places, network: Network) -> list[Candidate]:
    """The candidates, each with the reader's opinion.

    It has none where the trigger lies beyond what the reader takes in of a passage.
    """
    desk = _Desk(places)
    asked = [desk.ask(candidate) for candidate in candidates]
    if not desk.passages:
        return list(candidates)
    readings, fits = network.read(desk.passages, desk.pairs)
    return [
        candidate if question is None else replace(candidate, opinion=question.answer(readings, fits))
        for candidate, question in zip(candidates, asked, strict=True)
    ]


class _Desk:
    """Gathers what is to be read of a Doc, each passage once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._all = passages_of(places.doc)
        self._starts = [passage.start for passage in self._all]
        self._known: dict[Passage, int] = {}  # passage -> its place
        self._names: list[list[Span]] = []  # of each passage
        self.passages: list[Pieces] = []
        self.pairs: list[Pair] = []

    def ask(self, candidate: Candidate) -> "_Question | None":
        passage = self._all[bisect_right(self._starts, candidate.head.i) - 1]  # they cover the Doc
        if passage not in self._known:
            self._known[passage] = len(self.passages)
            self.passages.append(make_pieces(self._places.doc, passage))
            region = self._places.doc[passage.start : passage.end]
            self._names.append(self._places.within(self._places.names, region))
        place = self._known[passage]
        pieces = self.passages[place]
        triggers = trigger_pieces(candidate, pieces)
        if not triggers:
            return None
        names: list[tuple[int, Span]] = []
        for name in self._names[place]:
            pair = pair_of(place, triggers[0], name, pieces, candidate.event_type)
            if pair is not None:
                names.append((len(self.pairs), name))
                self.pairs.append(pair)
        return _Question(place, triggers, names)


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


def trigger_pieces(candidate: Candidate, pieces: Pieces) -> tuple[int, ...]:
    """The first pieces of the words of a trigger that the reader takes in, that of its head first."""
    tokens = dict.fromkeys((candidate.head.i, *(token.i for token in candidate.trigger if token.is_alpha)))
    return tuple(pieces.first_of[token] for token in tokens if token in pieces.first_of)


def pair_of(place: int, trigger: int, name: Span, pieces: Pieces, event_type: str) -> Pair | None:
    """The trigger with a name; None where the name lies beyond what the reader takes in."""
    first, last = pieces.first_of.get(name.start), pieces.last_of.get(name.end - 1)
    if first is None or last is None:
        return None
    return Pair(place, trigger, first, last, TYPES.index(event_type))
