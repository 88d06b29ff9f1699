"""What the judge of counterparties learns from: the companies that an annotated telling leaves to choose from."""

from typing import Any

from extractors.events.extraction import find_candidates
from extractors.events.places import Places
from extractors.training.counterparties import choices
from extractors.training.examples import Document
from tests.extractors.events.parses import parsed
from tests.extractors.events.test_filling import SENTENCE, told

BUYS: dict[str, Any] = {
    "type": "corporate_action",
    "subtype": "acquisition",
    "company": "Beta",
    "counterparty": "Delta Ltd",
    "evidence": "Beta bought it",
}


def chosen(*events: dict[str, Any]) -> list[bool]:
    places = Places(parsed(SENTENCE, companies=("Beta", "Ceta", "Delta")))
    telling = told(places, Ceta=1.0, Delta=0.5)
    return [choice.is_right for choice in choices(Document("d1", places, [telling], list(events)))]


def test_the_annotated_company_is_right_and_the_others_are_not() -> None:
    assert chosen(BUYS) == [False, True]


def test_an_event_that_names_no_other_makes_all_of_them_wrong() -> None:
    assert chosen({**BUYS, "counterparty": None}) == [False, False]


def test_what_is_optional_told_twice_elsewhere_or_of_another_type_teaches_nothing() -> None:
    assert chosen({**BUYS, "optional": True}) == []
    assert chosen(BUYS, {**BUYS, "counterparty": "Ceta"}) == []
    assert chosen({**BUYS, "evidence": "as Ceta"}) == []
    assert chosen({**BUYS, "subtype": "merger"}) == []


def test_tellings_are_the_frames_own() -> None:
    places = Places(parsed(SENTENCE, companies=("Beta", "Ceta", "Delta")))
    assert list(choices(Document("d1", places, find_candidates(places), [BUYS]))) == []  # nobody read them
