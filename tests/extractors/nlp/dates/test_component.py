"""Date expressions and the days they name."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from extractors.nlp.annotations import DATES, DateValue, Story
from extractors.nlp.dates.calendar import UNKNOWN_YEAR
from extractors.nlp.dates.component import mark_dates

NLP = spacy.blank("en")
PUBLISHED = date(2024, 5, 15)  # a Wednesday


def marked(text: str, *, published_on: date | None = PUBLISHED) -> list[tuple[str, DateValue]]:
    doc: Doc = NLP(text)
    doc._.story = Story("d", text, (), published_on=published_on)
    return [(span.text, span._.date) for span in mark_dates(doc).spans[DATES]]


@pytest.mark.parametrize(
    ("text", "told", "first", "last", "precision"),
    [
        ("On March 1, 2021 he left.", "March 1, 2021", "2021-03-01", "2021-03-01", "day"),
        ("Wednesday, April 20, 2005", "Wednesday, April 20, 2005", "2005-04-20", "2005-04-20", "day"),
        ("on 30 November 2026", "30 November 2026", "2026-11-30", "2026-11-30", "day"),
        ("filed 2019-07-31", "2019-07-31", "2019-07-31", "2019-07-31", "day"),
        ("on 12/31/2024", "12/31/2024", "2024-12-31", "2024-12-31", "day"),
        ("May 1-3, 2024", "May 1-3, 2024", "2024-05-01", "2024-05-03", "day"),
        ("between March 1 and March 15, 2023", "March 1 and March 15, 2023", "2023-03-01", "2023-03-15", "day"),
        ("in March 2021", "March 2021", "2021-03-01", "2021-03-31", "month"),
        ("in Q3 2024", "Q3 2024", "2024-07-01", "2024-09-30", "quarter"),
        ("the first quarter of 2025", "first quarter of 2025", "2025-01-01", "2025-03-31", "quarter"),
        ("the second half of 2024", "second half of 2024", "2024-07-01", "2024-12-31", "year"),
        ("in 2004", "2004", "2004-01-01", "2004-12-31", "year"),
        ("for fiscal 2023", "fiscal 2023", "2023-01-01", "2023-12-31", "year"),
        ("from 2001 to 2004", "2001 to 2004", "2001-01-01", "2004-12-31", "year"),
        ("at the 2024 annual meeting", "2024", "2024-01-01", "2024-12-31", "year"),
        ("by the end of November 2025", "end of November 2025", "2025-11-24", "2025-11-30", "month"),
        ("mid-2025", "mid-2025", "2025-05-02", "2025-08-31", "year"),
    ],
)
def test_absolute_dates(text: str, told: str, first: str, last: str, precision: str) -> None:
    ((span, value),) = marked(text, published_on=None)
    assert (span, value.first.isoformat(), value.last.isoformat(), value.precision) == (told, first, last, precision)
    assert value.year_known


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He resigned in September.", "2023-09-01", "2023-09-30"),
        ("He will resign in September.", "2024-09-01", "2024-09-30"),
        ("She will retire on December 31.", "2024-12-31", "2024-12-31"),
        ("It was sold on Monday.", "2024-05-13", "2024-05-13"),
        ("It will be sold on Monday.", "2024-05-20", "2024-05-20"),
        ("last Friday", "2024-05-10", "2024-05-10"),
        ("yesterday", "2024-05-14", "2024-05-14"),
        ("last week", "2024-05-06", "2024-05-12"),
        ("next month", "2024-06-01", "2024-06-30"),
        ("earlier this year", "2024-01-01", "2024-12-31"),
        ("two weeks ago", "2024-04-29", "2024-05-05"),
        ("six months ago", "2023-11-01", "2023-11-30"),
        ("last October", "2023-10-01", "2023-10-31"),
        ("in March last year", "2023-03-01", "2023-03-31"),
        ("this spring", "2024-03-01", "2024-05-31"),
        ("by year-end", "2024-12-01", "2024-12-31"),
        ("effective immediately", "2024-05-15", "2024-05-15"),
    ],
)
def test_relative_dates_are_resolved_against_publication(text: str, first: str, last: str) -> None:
    ((_, value),) = marked(text)
    assert (value.first.isoformat(), value.last.isoformat()) == (first, last)


def test_without_publication_a_day_keeps_an_unknown_year() -> None:
    ((_, value),) = marked("on February 1", published_on=None)
    assert not value.year_known
    assert value.first == date(UNKNOWN_YEAR, 2, 1)


@pytest.mark.parametrize("text", ["last week", "on Monday", "yesterday", "earlier this year"])
def test_without_publication_relative_dates_are_left_alone(text: str) -> None:
    assert marked(text, published_on=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "It may go on.",
        "April Smith left.",
        "2000 workers",
        "$2000",
        "for five years",
        "in 2,000 stores",
        "age 55",
        "5 march on",
    ],
)
def test_what_is_no_date_is_not_marked(text: str) -> None:
    assert marked(text) == []
