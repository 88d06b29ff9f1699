"""What an amendment names, and the day that a report is for."""

from datetime import date

import pytest

from extractors.text.amendments import amended_filing_date, is_amendment, told_period
from extractors.text.reading import Piece


def pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(text) for text in texts)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "This Amendment No. 1 amends the Current Report on Form 8-K filed by Harbour Foods with the Securities and "
            "Exchange Commission on March 1, 2021 (the “Original Report”).",
            date(2021, 3, 1),
        ),
        ("The registrant hereby amends its Form 8-K dated June 28, 1996 as set forth below.", date(1996, 6, 28)),
        ("Harbour Foods amended its bylaws on March 1, 2021.", None),
        ("This amendment amends the Form 8-K that was filed earlier.", None),
    ],
)
def test_the_filing_that_is_amended_is_named_by_its_day(note: str, expected: date | None) -> None:
    assert amended_filing_date(pieces("FORM 8-K/A", note)) == expected


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        (("Date of Report (Date of earliest event reported): December 19, 2025",), date(2025, 12, 19)),
        (("January 10, 1997", "(Date of Report)"), date(1997, 1, 10)),
        (("CURRENT REPORT", "December 14, 2023", "HARBOUR FOODS"), date(2023, 12, 14)),
        (("CURRENT REPORT", "HARBOUR FOODS"), None),
    ],
)
def test_a_cover_tells_the_day_of_the_report(cover: tuple[str, ...], expected: date | None) -> None:
    assert told_period(pieces(*cover)) == expected


def test_an_amendment_is_told_by_its_form() -> None:
    assert [is_amendment(form) for form in ("8-K/A", "6-k/a", "8-K", None)] == [True, True, False, False]
