"""The parts of a filing: cover, items, exhibits and signatures."""

import pytest

from extractors.text.filings import is_filing, read_filing
from extractors.text.items import split_items
from extractors.text.reading import Piece

COVER = (
    "UNITED STATES",
    "SECURITIES AND EXCHANGE COMMISSION",
    "Washington, D.C. 20549",
    "FORM 8-K",
    "CURRENT REPORT",
    "Harbour Foods, Inc.",
    "(Exact name of registrant as specified in its charter)",
)
BODY = (
    "Item 5.02 Departure of Directors or Certain Officers.",
    "On May 3, 2021, Jane Roe left the board.",
    "The information in this Item shall not be deemed “filed” for purposes of Section 18.",
    "Item 9.01 Financial Statements and Exhibits.",
    "99.1 Press release dated May 3, 2021",
    "SIGNATURE",
    "By: /s/ Ann Clerk, Secretary",
)
EXHIBIT = ("EX-99.1", "Harbour Foods thanks Jane Roe for her service on the board.")


def pieces(*texts: str) -> tuple[Piece, ...]:
    return split_items(tuple(Piece(text) for text in texts))


def test_cover_exhibit_list_notices_and_signature_are_boilerplate() -> None:
    filing = read_filing(pieces(*COVER, *BODY, *EXHIBIT))
    kept = [piece.text for piece in filing.pieces if piece.kind != "boilerplate"]
    assert kept == [BODY[0], BODY[1], *EXHIBIT]


def test_the_cover_tells_registrant_and_form() -> None:
    filing = read_filing(pieces(*COVER, *BODY))
    assert (filing.filer_name, filing.form, filing.items) == ("Harbour Foods, Inc.", "8-K", ("5.02", "9.01"))


def test_a_sentence_of_news_with_a_notice_behind_it_is_kept() -> None:
    text = "On May 3 the Company bought a yard. The release shall not be deemed filed."
    assert read_filing(pieces(text)).pieces[0].kind is None


@pytest.mark.parametrize(
    ("texts", "form", "expected"),
    [
        (COVER, None, True),
        (("A story.",), "8-K", True),
        (("The Securities and Exchange Commission fined a firm.",), None, False),
    ],
)
def test_a_filing_is_told_by_form_or_cover(texts: tuple[str, ...], form: str | None, expected: bool) -> None:
    assert is_filing(pieces(*texts), form) is expected
