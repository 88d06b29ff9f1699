"""Choosing among the dates of a sentence."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import DATES, Story
from extractors.nlp.dates.choices import dividend_dates, effective_date, expected_completion
from extractors.nlp.dates.component import mark_dates

NLP = spacy.blank("en")


def dated(text: str) -> tuple[Doc, list[Span]]:
    doc = NLP(text)
    doc._.story = Story("d", text, (), published_on=date(2024, 5, 15))
    return doc, list(mark_dates(doc).spans[DATES])


@pytest.mark.parametrize(
    ("text", "trigger", "chosen"),
    [
        ("On May 2, Orlin appointed Ada Crane chief executive, effective June 1.", "appointed", "June 1"),
        ("She has resigned with effect from 1 July 2024.", "resigned", "1 July 2024"),
        ("Mr. Crane, who had led it since 2015, retired on May 3, 2024.", "retired", "May 3, 2024"),
        ("Under the agreement dated as of March 1, 2024, Orlin acquired it.", "acquired", None),
        ("He resigned, effective immediately.", "resigned", "effective immediately"),
    ],
)
def test_effective_date(text: str, trigger: str, chosen: str | None) -> None:
    doc, dates = dated(text)
    span = effective_date(next(token for token in doc if token.text == trigger), dates)
    assert (span.text if span is not None else None) == chosen


def test_dividend_dates() -> None:
    _, dates = dated(
        "The dividend is payable on June 28 to holders of record on June 14; the ex-dividend date is June 13."
    )
    found = dividend_dates(dates)
    assert [span.text if span else None for span in (found.payable, found.record, found.ex)] == [
        "June 28",
        "June 14",
        "June 13",
    ]


def test_expected_completion() -> None:
    doc, dates = dated("Signed on May 2, the deal is expected to close in the second half of 2024.")
    span = expected_completion(doc[:], dates)
    assert span is not None
    assert span.text == "second half of 2024"
