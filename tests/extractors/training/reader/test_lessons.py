"""What a reader is taught of a document, on parses made by hand."""

from typing import Any

import pytest

from extractors.events.extraction import find_candidates
from extractors.events.merging import merge
from extractors.events.opinions import STATUSES, TYPES
from extractors.events.places import Places
from extractors.training.examples import Examined, Example
from extractors.training.reader.halves import HALVES, half_of
from extractors.training.reader.lessons import OPEN, Lesson, lessons_of
from tests.extractors.events.parses import parsed

SENTENCE = (
    "Beta/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Ceta/PROPN/dobj>bought in/ADP/prep>bought spite/NOUN/pobj>in "
    "of/ADP/prep>spite Delta/PROPN/pobj>of ./PUNCT/punct>bought"
)
BUYS = {
    "type": "corporate_action",
    "subtype": "acquisition",
    "status": "announced",
    "alt_status": ["completed"],
    "company": "Beta",
    "counterparty": "Ceta",
    "evidence": "Beta bought Ceta",
    "trigger": "bought",
}
BOUGHT = 1  # token
COLUMN = TYPES.index("acquisition")


def lesson_of(told: list[dict[str, Any]] | None, *, is_event: bool | None) -> Lesson:
    """The one lesson of the sentence; `is_event` is what the annotation says of the frames' proposal."""
    places = Places(parsed(SENTENCE, companies=("Beta", "Ceta", "Delta")))
    events = merge(find_candidates(places))
    gold = told[0] if told and is_event else None
    examples = [Example("d1", frozenset(), is_event, told=gold) for _ in events]
    (lesson,) = lessons_of(Examined("d1", places, events, examples, told))
    return lesson


def test_a_told_trigger_is_an_event_of_its_type_and_no_other() -> None:
    lesson = lesson_of([BUYS], is_event=True)
    bought = lesson.pieces.first_of[BOUGHT]
    assert lesson.types[bought, COLUMN] == 1
    assert {int(answer) for kind, answer in enumerate(lesson.types[bought]) if kind != COLUMN} == {0}
    assert lesson.background == {bought: 0}
    assert {STATUSES[place] for place in lesson.status[bought]} == {"announced", "completed"}


def test_names_are_told_by_the_slots_they_fill() -> None:
    lesson = lesson_of([BUYS], is_event=True)
    by_piece = {row[2]: answers for row, answers in lesson.pairs}
    beta, ceta, delta = (lesson.pieces.first_of[token] for token in (0, 2, 6))
    assert by_piece[beta] == (1, 0, 0)
    assert by_piece[ceta] == (0, 1, 0)
    assert by_piece[delta] == (0, 0, 0)


def test_a_proposal_that_nobody_told_is_none() -> None:
    lesson = lesson_of([], is_event=False)
    assert lesson.types[lesson.pieces.first_of[BOUGHT], COLUMN] == 0
    assert not lesson.pairs


def test_where_something_else_is_wrong_with_a_proposal_the_trigger_stands() -> None:
    lesson = lesson_of([BUYS | {"company": "Delta"}], is_event=False)
    assert lesson.types[lesson.pieces.first_of[BOUGHT], COLUMN] == 1


@pytest.mark.parametrize("arguable", [{"optional": True}, {"subtype": "merger", "alt_subtypes": ["acquisition"]}])
def test_what_one_can_argue_about_is_masked(arguable: dict[str, Any]) -> None:
    lesson = lesson_of([BUYS | arguable], is_event=None)
    assert lesson.types[lesson.pieces.first_of[BOUGHT], COLUMN] == OPEN


def test_of_a_document_with_single_verdicts_nothing_else_is_taught() -> None:
    lesson = lesson_of(None, is_event=True)
    assert lesson.types[lesson.pieces.first_of[BOUGHT], COLUMN] == 1
    assert (lesson.types != OPEN).sum() == 1


def test_documents_fall_into_halves_of_like_size() -> None:
    halves = [half_of(f"document-{number}") for number in range(1000)]
    assert set(halves) == set(HALVES)
    assert 400 < sum(halves) < 600
