"""Candidates of a trigger: where its slots are filled from, on parses made by hand."""

import pytest
from spacy.tokens import Doc

from extractors.events.candidates import Candidate
from extractors.events.extraction import find_candidates
from extractors.events.merging import parties
from extractors.events.places import Places
from tests.extractors.events.parses import parsed

BOUGHT = "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Beta/PROPN/dobj>bought ./PUNCT/punct>bought"


def candidates(doc: Doc, event_type: str) -> list[Candidate]:
    return [candidate for candidate in find_candidates(Places(doc)) if candidate.event_type == event_type]


def slots(candidate: Candidate) -> dict[str, str]:
    return {slot: filler.value for slot, filler in candidate.slots.items()}


@pytest.mark.parametrize(
    "sentence",
    [
        BOUGHT,
        "Beta/PROPN/nsubjpass>bought was/AUX/auxpass>bought bought=buy/VERB.VBN/ROOT by/ADP/agent>bought "
        "Acme/PROPN/pobj>by",
        "Acme/PROPN/nsubj>took took=take/VERB.VBD/ROOT Beta/PROPN/dobj>took over/ADP/prt>took",
        "Acme/PROPN/nsubj>agreed agreed=agree/VERB.VBD/ROOT to/PART/aux>buy buy/VERB.VB/xcomp>agreed "
        "its/PRON/poss>rival rival/NOUN/dobj>buy Beta/PROPN/appos>rival",
        "Acme/PROPN/nsubj>announced announced=announce/VERB.VBD/ROOT the/DET/det>acquisition "
        "acquisition/NOUN/dobj>announced of/ADP/prep>acquisition Beta/PROPN/pobj>of",
    ],
)
def test_buyer_and_target_by_grammar(sentence: str) -> None:
    found = candidates(parsed(sentence, companies=["Acme", "Beta"]), "acquisition")
    assert [slots(candidate) for candidate in found] == [{"company": "Acme", "counterparty": "Beta"}]
    assert found[0].slots["counterparty"].found_by in {"parse", "governor"}


def test_who_came_with_a_deal_struck_none() -> None:
    sentence = (
        "Oak/PROPN/nsubj>came came=come/VERB.VBD/ROOT with/ADP/prep>came the/DET/det>acquisition "
        "acquisition/NOUN/pobj>with of/ADP/prep>acquisition Beta/PROPN/pobj>of"
    )
    found = candidates(parsed(sentence, companies=["Beta"], people=["Oak"]), "acquisition")
    assert [slots(candidate).get("company") for candidate in found if "company" in candidate.slots] == []


def test_each_of_several_targets_is_an_event() -> None:
    doc = parsed(
        "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Beta/PROPN/dobj>bought and/CCONJ/cc>Beta "
        "Ceta/PROPN/conj>Beta",
        companies=["Acme", "Beta", "Ceta"],
    )
    found = candidates(doc, "acquisition")
    assert [candidate.value("counterparty") for candidate in found] == ["Beta", "Ceta"]
    assert {candidate.value("company") for candidate in found} == {"Acme"}


@pytest.mark.parametrize(
    ("sentence", "found_by"),
    [
        (
            "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT a/DET/det>unit unit/NOUN/dobj>bought of/ADP/prep>unit "
            "Beta/PROPN/pobj>of",
            "owner",
        ),
        (
            "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT the/DET/det>unit oil/NOUN/compound>unit "
            "unit/NOUN/dobj>bought Beta/PROPN/appos>unit",
            "parse",
        ),
    ],
)
def test_whose_unit_is_bought_is_its_owner_and_no_party(sentence: str, found_by: str) -> None:
    (found,) = candidates(parsed(sentence, companies=["Acme", "Beta"]), "acquisition")
    assert found.slots["counterparty"].found_by == found_by
    assert parties(found) == ({"Acme"} if found_by == "owner" else {"Acme", "Beta"})


def test_who_receives_an_offer_is_its_target() -> None:
    sentence = (
        "Beta/PROPN/nsubj>rejected rejected=reject/VERB.VBD/ROOT an/DET/det>offer offer/NOUN/dobj>rejected "
        "from/ADP/prep>offer Acme/PROPN/pobj>from ./PUNCT/punct>rejected"
    )
    (found,) = candidates(parsed(sentence, companies=["Acme", "Beta"]), "acquisition")
    assert slots(found) == {"company": "Acme", "counterparty": "Beta"}


def test_no_name_fills_two_slots() -> None:
    doc = parsed("Beta/PROPN/nsubjpass>bought was/AUX/auxpass>bought bought=buy/VERB.VBN/ROOT", companies=["Beta"])
    for candidate in find_candidates(Places(doc)):
        assert len(set(slots(candidate).values())) == len(candidate.slots)


def test_two_subjects_of_a_symmetric_deal_are_its_parties() -> None:
    doc = parsed(
        "Acme/PROPN/nsubj>merge and/CCONJ/cc>Acme Beta/PROPN/conj>Acme will/AUX.MD/aux>merge merge/VERB.VB/ROOT",
        companies=["Acme", "Beta"],
    )
    (found,) = candidates(doc, "merger")
    assert slots(found) == {"company": "Acme", "counterparty": "Beta"}


def test_a_document_level_company_has_no_place_in_the_text() -> None:
    doc = parsed(
        "The/DET/det>board board/NOUN/nsubj>declared declared=declare/VERB.VBD/ROOT a/DET/det>dividend "
        "dividend/NOUN/dobj>declared ./PUNCT/punct>declared Acme/PROPN/nsubj>rose rose=rise/VERB.VBD/ROOT",
        companies=["Acme"],
    )
    (found,) = candidates(doc, "dividend")
    company = found.slots["company"]
    assert (company.value, company.found_by, company.start, company.text) == ("Acme", "main", -1, "")


@pytest.mark.parametrize(
    ("sentence", "companies"),
    [
        ("Merger/PROPN/compound>Corp Corp/PROPN/nsubj>rose rose=rise/VERB.VBD/ROOT", ["Merger Corp"]),
        (
            "Acme/PROPN/nsubj>counts counts=count/VERB.VBZ/ROOT acquired=acquired/ADJ.JJ/amod>skills "
            "skills/NOUN/dobj>counts",
            ["Acme"],
        ),
        ("Acme/PROPN/nsubj>rose rose=rise/VERB.VBD/ROOT", ["Acme"]),
    ],
)
def test_words_that_trigger_nothing(sentence: str, companies: list[str]) -> None:
    assert find_candidates(Places(parsed(sentence, companies=companies))) == []


NAMED = (
    "Acme/PROPN/nsubj>named named=name/VERB.VBD/ROOT Anna/PROPN/compound>Veld Veld/PROPN/dobj>named as/ADP/prep>named "
    "{first}/NOUN/pobj>as"
)
AND_OAK = " and/CCONJ/cc>Veld Paul/PROPN/compound>Oak Oak/PROPN/conj>Veld"


def test_each_person_of_a_list_has_the_post_told_behind() -> None:
    doc = parsed(
        NAMED.format(first="chairman") + AND_OAK + " as/ADP/prep>Oak president/NOUN/pobj>as",
        companies=["Acme"],
        people=["Anna Veld", "Paul Oak"],
        posts={"chairman": "CHAIR", "president": "PRESIDENT"},
    )
    found = {(one.value("person"), one.value("role")) for one in candidates(doc, "appointment")}
    assert found == {("Anna Veld", "chairman"), ("Paul Oak", "president")}


@pytest.mark.parametrize(
    ("post", "code", "event_type"),
    [("chairman", "CHAIR", "appointment"), ("director", "DIRECTOR", "board_appointment")],
)
def test_the_post_decides_between_the_types(post: str, code: str, event_type: str) -> None:
    doc = parsed(NAMED.format(first=post), companies=["Acme"], people=["Anna Veld"], posts={post: code})
    assert {candidate.event_type for candidate in find_candidates(Places(doc))} == {event_type}
