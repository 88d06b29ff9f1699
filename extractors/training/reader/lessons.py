"""Lessons for the reader: passages of annotated documents with what a reader should say of them.

A trigger that the annotation tells is an event of its type, and so is every telling of an event that the frames
propose and the annotation knows. A proposal that it does not know is none. What the annotation leaves open (optional
events, other tellings of types that the document does tell) is masked.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from extractors.evaluation.comparison import is_same_company, is_same_person
from extractors.events.candidates import Candidate
from extractors.events.opinions import STATUSES, TYPES, pair_of, trigger_pieces
from extractors.events.triggers import find_hits
from extractors.nlp.annotations import PERSON
from extractors.reader.network import SLOTS, as_row
from extractors.reader.passages import passages_of
from extractors.reader.pieces import Pieces, make_pieces
from extractors.training.examples import Examined, Example
from extractors.training.spots import spot_of, spot_within

Told = Mapping[str, Any]  # an annotated event, as it stands in a gold file
OPEN = -1
SHARE_OF_HITS = 0.6  # of the passages that hold a trigger's words and no proposal
SHARE_OF_OTHERS = 0.05


@dataclass
class Lesson:
    """A passage and its answers: 1 yes, 0 no, OPEN. Few pieces have more than types: those alone have an array."""

    pieces: Pieces
    types: np.ndarray  # pieces x TYPES
    background: dict[int, int] = field(default_factory=dict)  # piece -> answer
    status: dict[int, tuple[int, ...]] = field(default_factory=dict)  # piece -> places in STATUSES that are right
    pairs: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)  # row of a pair, answer a slot


@dataclass(frozen=True)
class _Trigger:
    span: Span
    told: Told


def lessons_of(examined: Examined) -> Iterator[Lesson]:
    """The lessons of one document; which of its other passages come in is drawn by its id."""
    return _Lessons(examined).make(random.Random(examined.document))


class _Lessons:
    def __init__(self, examined: Examined) -> None:
        self.places = examined.places
        self.doc: Doc = examined.places.doc
        self.told = examined.told
        self.proposals = list(zip(examined.events, examined.examples, strict=True))
        self.evidences = [
            (event, span) for event in self.told or () if (span := spot_of(self.doc, event["evidence"])) is not None
        ]
        self.triggers = [
            _Trigger(trigger, event)
            for event, evidence in self.evidences
            if (trigger := spot_within(evidence, event.get("trigger"))) is not None
        ]

    def make(self, rng: random.Random) -> Iterator[Lesson]:
        hits = {hit.span.start for hit in find_hits(self.doc)}
        heads = {telling.head.i for event, _ in self.proposals for telling in event.tellings}
        heads |= {trigger.span.root.i for trigger in self.triggers}
        for passage in passages_of(self.doc):
            tokens = range(passage.start, passage.end)
            if any(token in heads for token in tokens):
                share = 1.0
            elif self.told is None:
                continue
            else:
                share = SHARE_OF_HITS if any(token in hits for token in tokens) else SHARE_OF_OTHERS
            if rng.random() < share:
                yield self._lesson(make_pieces(self.doc, passage))

    def _lesson(self, pieces: Pieces) -> Lesson:
        types = np.full((len(pieces.ids), len(TYPES)), OPEN, dtype=np.int8)
        if self.told is not None:
            words = [piece for token, piece in pieces.first_of.items() if self.doc[token].is_alpha]
            types[words] = 0
            for kind in {kind for event in self.told for kind in _types(event)}:
                types[:, TYPES.index(kind)] = OPEN
        lesson = Lesson(pieces, types)
        for event, example in self.proposals:
            for telling in event.tellings:
                self._add_proposal(lesson, telling, example)
        for trigger in self.triggers:
            self._add_trigger(lesson, trigger)
        return lesson

    def _add_proposal(self, lesson: Lesson, telling: Candidate, example: Example) -> None:
        found = trigger_pieces(telling, lesson.pieces)
        if not found or example.is_event is None:
            return
        if not example.is_event and any(
            evidence.start <= telling.head.i < evidence.end and telling.event_type in _types(event)
            for event, evidence in self.evidences
        ):
            return  # the event is there, and something else is wrong with the proposal
        lesson.types[list(found), TYPES.index(telling.event_type)] = int(example.is_event)
        if example.is_event and example.told is not None:
            self._add_slots(lesson, found[0], telling.event_type, example.told)

    def _add_trigger(self, lesson: Lesson, trigger: _Trigger) -> None:
        head = trigger.span.root
        tokens = [head, *(token for token in trigger.span if token.is_alpha and not token.is_stop)]
        found = [lesson.pieces.first_of[token.i] for token in tokens if token.i in lesson.pieces.first_of]
        if not found:
            return
        told = trigger.told
        for kind in _types(told):
            is_first = kind == told["subtype"] and not told.get("optional")
            column = lesson.types[found, TYPES.index(kind)]
            lesson.types[found, TYPES.index(kind)] = 1 if is_first else np.where(column == 1, 1, OPEN)
        if told.get("optional"):
            return
        right = {told["status"], *told.get("alt_status", ())}
        for piece in found:
            lesson.background[piece] = int(bool(told.get("background")))
            lesson.status[piece] = tuple(STATUSES.index(status) for status in STATUSES if status in right)
        self._add_slots(lesson, found[0], told["subtype"], told)

    def _add_slots(self, lesson: Lesson, trigger: int, kind: str, told: Told) -> None:
        known = {row for row, _ in lesson.pairs}
        for name in self.places.names:
            pair = pair_of(0, trigger, name, lesson.pieces, kind)
            if pair is None or as_row(pair) in known:
                continue
            lesson.pairs.append((as_row(pair), tuple(_fills(name, told, slot) for slot in SLOTS)))


def _fills(name: Span, told: Told, slot: str) -> int:
    value = told.get(slot)
    is_person = name.label_ == PERSON
    if (slot == "person") != is_person:
        return OPEN if slot != "person" and is_person and value is None else 0
    same = is_same_person if is_person else is_same_company
    return int(bool(value) and same(value, name._.entity.name))


def _types(event: Told) -> frozenset[str]:
    return frozenset({event["subtype"], *event.get("alt_subtypes", ())}) & frozenset(TYPES)
