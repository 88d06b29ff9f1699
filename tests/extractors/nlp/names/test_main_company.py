"""Whom a story is about."""

import pytest

from extractors.nlp.names.component import mark_names
from extractors.nlp.names.main_company import mark_main_company
from tests.extractors.nlp.names.docs import told


@pytest.mark.parametrize(
    ("text", "title", "filer", "expected"),
    [
        ("Corvane Corp. met Brantley Inc. today.", "Corvane Meets Brantley", None, "Corvane Corp."),
        ("Brantley Inc. sued Corvane Corp. today.\nCorvane Corp. denied it.\nCorvane Corp. fell.",
         "Corvane Denies", None, "Corvane Corp."),
        ("Brantley Inc. is a customer.", None, "Drayton Systems, Inc.", "Drayton Systems, Inc."),
        ("Prices fell in May.", "Prices fall", None, None),
    ],
)  # fmt: skip
def test_main_company(text: str, title: str | None, filer: str | None, expected: str | None) -> None:
    doc = mark_main_company(mark_names(told(text, title=title, filer=filer, subjects=("Corp.", "Inc."))))
    main = doc._.main_company
    assert (main.name if main else None) == expected
