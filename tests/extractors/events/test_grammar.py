"""The arguments of a trigger, on parses made by hand."""

import pytest
from spacy.tokens import Doc, Token

from extractors.events.grammar import arguments, governor, is_passive, objects, subjects
from tests.extractors.events.parses import parsed

ACTIVE = (
    "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Beta/PROPN/dobj>bought from/ADP/prep>bought Ceta/PROPN/pobj>from"
)
PASSIVE = (
    "Beta/PROPN/nsubjpass>bought was/AUX/auxpass>bought bought=buy/VERB.VBN/ROOT by/ADP/agent>bought Acme/PROPN/pobj>by"
)
REDUCED = "Beta/PROPN/nsubj>fell bought=buy/VERB.VBN/acl>Beta by/ADP/agent>bought Acme/PROPN/pobj>by fell/VERB.VBD/ROOT"
CONTROLLED = "Acme/PROPN/nsubj>agreed agreed/VERB.VBD/ROOT to/PART/aux>buy buy/VERB.VB/xcomp>agreed Beta/PROPN/dobj>buy"
RELATIVE = (
    "Acme/PROPN/nsubj>fell which/PRON/nsubj>bought bought/VERB.VBD/relcl>Acme Beta/PROPN/dobj>bought fell/VERB.VBD/ROOT"
)
COORDINATED = (
    "Acme/PROPN/nsubj>fell fell/VERB.VBD/ROOT and/CCONJ/cc>fell bought/VERB.VBD/conj>fell Beta/PROPN/dobj>bought"
)
OFFERED = (
    "Ceta/PROPN/nsubj>got got/VERB.VBD/ROOT offers=offer/NOUN/dobj>got from/ADP/prep>offers Acme/PROPN/pobj>from "
    "to/PART/aux>buy buy/VERB.VB/acl>offers Beta/PROPN/dobj>buy"
)
PLANNED = (
    "Ceta/PROPN/nsubj>feared feared/VERB.VBD/ROOT Acme/PROPN/poss>plans plans=plan/NOUN/dobj>feared "
    "to/PART/aux>buy buy/VERB.VB/acl>plans Beta/PROPN/dobj>buy"
)
BID = (
    "Ceta/PROPN/nsubj>fund fund/VERB.VBP/ROOT Acme/PROPN/poss>plans plans=plan/NOUN/dobj>fund for/ADP/prep>plans "
    "bids=bid/NOUN/pobj>for"
)


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        (ACTIVE, "bought", (["Acme"], ["Beta"])),
        (PASSIVE, "bought", ([], ["Beta"])),
        (REDUCED, "bought", ([], ["Beta"])),
        (CONTROLLED, "buy", (["Acme"], ["Beta"])),
        (RELATIVE, "bought", (["Acme"], ["Beta"])),
        (COORDINATED, "bought", (["Acme"], ["Beta"])),
        (OFFERED, "buy", (["Acme"], ["Beta"])),
        (PLANNED, "buy", (["Acme"], ["Beta"])),
    ],
)
def test_who_does_what_to_whom(sentence: str, verb: str, expected: tuple[list[str], list[str]]) -> None:
    token = word(parsed(sentence), verb)
    if not is_passive(token):
        assert texts(subjects(token)) == expected[0]
    assert texts(objects(token)) == expected[1]


@pytest.mark.parametrize(("sentence", "verb"), [(PASSIVE, "bought"), (REDUCED, "bought")])
def test_the_agent_of_a_passive_is_its_subject(sentence: str, verb: str) -> None:
    found = arguments(word(parsed(sentence), verb))
    assert texts(found["subject"]) == ["Acme"]
    assert set(texts(found["by"])) == {"Acme"}


def test_a_preposition_goes_by_its_own_name() -> None:
    assert texts(arguments(word(parsed(ACTIVE), "bought"))["from"]) == ["Ceta"]


def test_a_noun_has_its_verbs_arguments_and_its_owner() -> None:
    doc = parsed(
        "Beta/PROPN/nsubj>rejected rejected/VERB.VBD/ROOT Acme/PROPN/poss>bid 's/PART/case>Acme "
        "takeover/NOUN/compound>bid bid/NOUN/dobj>rejected for/ADP/prep>bid Ceta/PROPN/pobj>for"
    )
    found = arguments(word(doc, "bid"))
    assert texts(found["possessor"]) == ["Acme"]
    assert texts(found["modifier"]) == ["takeover"]
    assert texts(found["for"]) == ["Ceta"]
    assert texts(found["governor.subject"]) == ["Beta"]
    verb = governor(word(doc, "Ceta"))
    assert verb is not None
    assert verb.text == "rejected"


def test_what_is_planned_is_its_planners() -> None:
    assert texts(arguments(word(parsed(BID), "bids"))["possessor"]) == ["Acme"]


def test_a_compound_noun_shares_the_arguments_of_the_noun_it_belongs_to() -> None:
    doc = parsed(
        "Acme/PROPN/nsubj>held held/VERB.VBD/ROOT merger/NOUN/compound>talks talks/NOUN/dobj>held with/ADP/prep>talks "
        "Beta/PROPN/pobj>with"
    )
    assert texts(arguments(word(doc, "merger"))["with"]) == ["Beta"]
