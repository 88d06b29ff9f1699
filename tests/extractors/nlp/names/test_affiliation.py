"""Whom people work for, by what the text says of them."""

import pytest

from extractors.nlp.names.affiliation import affiliations
from extractors.nlp.names.component import mark_names
from tests.extractors.nlp.names.docs import told

ENTS = {"Anna Veld": "PERSON", "Corvane Corp.": "ORG", "Brantley Inc.": "ORG"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Veld, chief executive of Corvane Corp., spoke.", {"Anna Veld": "Corvane Corp."}),
        ("They met Corvane Corp. CEO Anna Veld there.", {"Anna Veld": "Corvane Corp."}),
        ("They met Corvane Corp.'s chief executive, Anna Veld, there.", {"Anna Veld": "Corvane Corp."}),
        ("The chairman of Corvane Corp., Anna Veld, spoke.", {"Anna Veld": "Corvane Corp."}),
        ("Anna Veld, former chairman of Brantley Inc., left.\nThe Corvane Corp. president Anna Veld stays.",
         {"Anna Veld": "Corvane Corp."}),
        ("Anna Veld bought shares of Corvane Corp. yesterday.", {}),
    ],
)  # fmt: skip
def test_affiliations(text: str, expected: dict[str, str]) -> None:
    found = affiliations(mark_names(told(text, ENTS)))
    assert {person.name: company.name for person, company in found.items()} == expected
