"""Every frame finds the events of its own example sentences, and none in its counter-examples, by the real pipeline."""

from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

from extractors.evaluation.comparison import is_same_company, is_same_person, is_same_post
from extractors.events.candidates import Candidate
from extractors.events.catalogue import Example, read_event_types
from extractors.events.extraction import find_candidates, find_events
from extractors.events.merging import merge
from extractors.events.places import Places
from tests.extractors.events.stories import annotated, story

EXAMPLES = [(kind.event_type, example) for kind in read_event_types() for example in kind.examples]
SAME = {"company": is_same_company, "counterparty": is_same_company, "person": is_same_person, "role": is_same_post}
# Sentences that the engine gets wrong for a reason that is known; each is to be taken out when it is mended.
KNOWN = {
    "Norlake Foods sold its frozen fish business to Brinevale for 90 million euros.": "the buyer is not found",
    "Zenvolt Inc. said it will change its name to Helion Drive.": "the new name is not taken for a company",
}


def cases(*, positive: bool) -> Iterator[object]:
    for event_type, example in EXAMPLES:
        if bool(example.events) is positive:
            reason = KNOWN.get(example.text)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(event_type, example, id=f"{event_type}: {example.text}", marks=marks)


@pytest.fixture(scope="module")
def docs() -> dict[str, Doc]:
    """Each example sentence as a document of its own."""
    texts = [example.text for _, example in EXAMPLES]
    return dict(zip(texts, annotated([story(text) for text in texts]), strict=True))


def is_told(candidate: Candidate, told: dict[str, str]) -> bool:
    slots = {slot: value for slot, value in told.items() if slot in SAME}
    return candidate.event_type == told["event_type"] and all(
        SAME[slot](value, candidate.value(slot)) for slot, value in slots.items()
    )


@pytest.mark.parametrize(("event_type", "example"), cases(positive=True))
def test_the_frame_proposes_what_its_example_states(event_type: str, example: Example, docs: dict[str, Doc]) -> None:
    proposed = [event.best for event in merge(find_candidates(Places(docs[example.text])))]
    for told in example.events:
        assert any(is_told(candidate, told) for candidate in proposed), [
            (one.event_type, {slot: filler.value for slot, filler in one.slots.items()}) for one in proposed
        ]


@pytest.mark.parametrize(("event_type", "example"), cases(positive=False))
def test_a_counter_example_tells_no_event_of_the_type(event_type: str, example: Example, docs: dict[str, Doc]) -> None:
    found = [event.best for event in find_events(docs[example.text])]
    assert event_type not in {one.event_type for one in found}


def test_each_frame_has_an_example_and_a_counter_example() -> None:
    for kind in read_event_types():
        assert {bool(example.events) for example in kind.examples} == {True, False}, kind.event_type
