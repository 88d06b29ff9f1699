"""What "the company", "it", "she" and defined terms refer to, on Docs made by hand."""

import pytest
from spacy.tokens import Doc

from extractors.nlp.annotations import NAMES
from extractors.nlp.coreference.component import mark_references
from extractors.nlp.names.component import mark_names
from extractors.nlp.names.main_company import mark_main_company
from tests.extractors.nlp.names.docs import told

ENTS = {"Anna Veld": "PERSON", "Paul Oak": "PERSON"}


def references(doc: Doc) -> list[tuple[str, str, str]]:
    """Text, entity and road of each span that is no name itself."""
    marked = mark_references(mark_main_company(mark_names(doc)))
    spans = [span for span in marked.spans[NAMES] if span._.found_by not in {"name", "alias", "acronym"}]
    return [(span.text, span._.entity.name, span._.found_by) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corvane Corp. met Brantley Inc. again. The company fell.", [("The company", "Corvane Corp.", "coreference")]),
        ("Corvane Corp. met Brantley Inc. again. It said so.", [("It", "Corvane Corp.", "coreference")]),
        ("Corvane Bank Corp. sued Brantley Inc. Then the bank fell.",
         [("the bank", "Corvane Bank Corp.", "coreference")]),
        ("Paul Oak met Anna Veld. She left.", [("She", "Anna Veld", "coreference")]),
        ("Anna Veld, who left, was liked.", [("who", "Anna Veld", "coreference")]),
        ("Corvane Corp. met Brantley Inc. again. The two companies agreed.",
         [("The two companies", "Corvane Corp. and Brantley Inc.", "coreference")]),
        ("Anna Veld met Paul Oak. Both executives left.",
         [("Both executives", "Anna Veld and Paul Oak", "coreference")]),
        ("Corvane Corp. met Brantley Inc. again. Corvane Corp. rose.\nBrantley Inc. fell. Later the Company met.",
         [("the Company", "Corvane Corp.", "main")]),
        ("The bank that failed was small.", []),
    ],
)  # fmt: skip
def test_references(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert references(told(text, ENTS, subjects=("Corp.", "It", "Oak", "Veld"))) == expected


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ('(the "Company")', "the Company"),
        ("(the “Parent”)", "Parent"),
        ('(NYSE: CVN) ("Corvo" or the "Buyer")', "Corvo"),
    ],
)
def test_defined_terms_stand_for_the_company_before_them(definition: str, use: str) -> None:
    found = references(told(f"Corvane Corp. {definition} met Brantley Inc. again.\nLater {use} agreed.", ENTS))
    assert (use, "Corvane Corp.", "defined_term") in found


def test_an_owned_unit_is_not_taken_for_its_owner() -> None:
    text = (
        'Corvane Corp. ("Parent") and Oakwell Inc., a wholly owned subsidiary of Corvane Corp. ("Merger Sub"), met.\n'
        "Then Merger Sub agreed."
    )
    assert ("Merger Sub", "Oakwell Inc.", "defined_term") in references(told(text, ENTS))


def test_in_a_filing_the_company_and_we_are_the_filer() -> None:
    found = references(told("The Company met Brantley Inc. and we agreed.", filer="Drayton Systems, Inc."))
    assert found == [
        ("The Company", "Drayton Systems, Inc.", "filer"),
        ("we", "Drayton Systems, Inc.", "filer"),
    ]


def test_plural_entities_name_their_members() -> None:
    doc = told("Corvane Corp. met Brantley Inc. again. The two companies agreed.")
    plural = next(
        span._.entity
        for span in mark_references(mark_main_company(mark_names(doc))).spans[NAMES]
        if span._.entity.plural
    )
    assert [member.name for member in plural.members] == ["Corvane Corp.", "Brantley Inc."]
