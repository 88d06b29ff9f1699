"""What the learned reader says of tellings, by the weights that ship, and the features that it becomes."""

from dataclasses import replace

import numpy as np
import pytest

from extractors.events.candidates import Candidate, Opinion
from extractors.events.extraction import find_candidates
from extractors.events.merging import merge
from extractors.events.opinions import STATUSES, TYPES, with_opinions
from extractors.events.places import Places
from extractors.events.thoughts import STEPS, thoughts
from extractors.reader.network import SLOTS, read_network
from extractors.reader.passages import MOST_TOKENS
from tests.extractors.events.parses import parsed
from tests.extractors.events.stories import annotated, story

DEAL = "Corvane Foods Inc. said on Monday that it has agreed to acquire Oskara Ltd. for $40 million in cash."
LONG_AGO = "Mr Dunmore joined Corvane Foods Inc. in 1988 and was appointed finance director in 1994."


@pytest.fixture(scope="module")
def read() -> list[Candidate]:
    """The tellings of a deal and of a career, with opinions."""
    (doc,) = annotated([story(DEAL, LONG_AGO, title="Corvane Foods to buy Oskara")])
    places = Places(doc)
    return with_opinions(find_candidates(places), places, read_network())


def opinion_on(read: list[Candidate], event_type: str, word: str) -> Opinion:
    found = next(one for one in read if one.event_type == event_type and one.trigger.text == word)
    assert found.opinion is not None
    return found.opinion


def test_every_telling_within_reach_has_an_opinion(read: list[Candidate]) -> None:
    assert read
    assert all(one.opinion is not None for one in read)


def test_it_knows_the_type_and_who_buys_whom(read: list[Candidate]) -> None:
    opinion = opinion_on(read, "acquisition", "acquire")
    assert TYPES[int(np.argmax(opinion.types))] == "acquisition"
    assert opinion.fits["company"]["Corvane Foods Inc."] > opinion.fits["company"]["Oskara Ltd."]
    assert opinion.fits["counterparty"]["Oskara Ltd."] > opinion.fits["counterparty"]["Corvane Foods Inc."]


def test_the_past_is_less_likely_an_event_of_this_document(read: list[Candidate]) -> None:
    news, past = opinion_on(read, "acquisition", "acquire"), opinion_on(read, "appointment", "appointed")
    assert news.types[TYPES.index("acquisition")] > past.types[TYPES.index("appointment")]


def test_what_lies_beyond_its_reach_has_none() -> None:
    filler = ", ".join(["fees"] * MOST_TOKENS)
    (doc,) = annotated([story(f"{'Übergrößenträgerschaft ' * 60}Corvane Foods Inc. acquired Oskara Ltd. of {filler}.")])
    places = Places(doc)
    candidates = find_candidates(places)
    assert [one.opinion for one in with_opinions(candidates, places, read_network())] == [None] * len(candidates)


def telling(**fits: float) -> Candidate:
    """Beta buys Ceta by the parse; the reader is sure of it, and of the names as told."""
    doc = parsed(
        "Beta/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Ceta/PROPN/dobj>bought ./PUNCT/punct>bought",
        companies=("Beta", "Ceta"),
    )
    (candidate,) = find_candidates(Places(doc))
    types = np.full(len(TYPES), -6.0, dtype=np.float32)
    types[TYPES.index("acquisition")] = 2.5
    status = np.zeros(len(STATUSES), dtype=np.float32)
    return replace(candidate, opinion=Opinion(types, -3.5, status, {slot: {} for slot in SLOTS} | {"company": fits}))


def features_of(candidate: Candidate) -> set[str]:
    (event,) = merge([candidate])
    return set(thoughts(event))


def test_a_log_odds_is_told_by_the_steps_that_it_reaches() -> None:
    found = features_of(telling(Beta=1.5, Ceta=-2.0))
    assert {f"reader.type>={step:g}" for step in STEPS if step <= 2.5} <= found
    assert "reader.type>=3" not in found
    assert "reader.top=own" in found
    assert {"reader.fit.company>=1", "reader.lead.company>=2"} <= found
    assert "reader.lead.company>=4" not in found


def test_a_name_that_fits_better_is_told() -> None:
    assert "reader.lead.company>=-2" not in features_of(telling(Beta=-3.0, Ceta=1.0))
    assert "reader.elsewhere.company>=0" in features_of(telling(Ceta=0.5))


def test_of_what_was_not_read_nothing_is_told() -> None:
    assert features_of(replace(telling(), opinion=None)) == {"reader=none"}
