"""The dates of real news pages, as a reader sees them, and the measure of their text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.extractors.text.shared_pages import CORPUS, Page, read_pages, text_f1

PAGE = Page("one two three four five", "one two three four five", None, None, date(2024, 3, 1))


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_dates_are_seldom_missing_and_hardly_ever_wrong() -> None:
    pages = read_pages(only_dated=True)
    assert len(pages) == 60
    found = [page for page in pages if page.published_at is not None]
    assert len(found) >= 0.8 * len(pages)
    assert sum(not page.is_date_right for page in found) <= 0.03 * len(pages)


def test_the_measure_counts_runs_of_four_words() -> None:
    half = replace(PAGE, text="one two three four six")
    assert text_f1([PAGE]) == 1.0
    assert text_f1([half]) == 0.5
    assert text_f1([PAGE, replace(PAGE, text="six")]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("moment", "precision", "is_right"),
    [
        (datetime(2024, 3, 1, tzinfo=UTC), "day", True),
        (datetime(2024, 3, 2, tzinfo=UTC), "day", False),
        (datetime(2024, 3, 2, 3, tzinfo=UTC), "instant", True),  # still the first of March in New York
        (datetime(2024, 3, 2, 13, tzinfo=UTC), "instant", False),
    ],
)
def test_a_moment_is_right_where_it_is_that_day_somewhere(moment: datetime, precision: str, is_right: bool) -> None:
    assert replace(PAGE, published_at=moment, precision=precision).is_date_right is is_right
