"""The kind of a block by its words."""

import pytest

from extractors.text.kinds import name_kind
from extractors.text.reading import Piece

NEXT = Piece("Harbour Foods has named a chief executive.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("By Ann Writer", "byline"),
        ("by Ann Writer, City Desk", "byline"),
        ("(Reporting by Ann Writer; Editing by Bo Reader)", "byline"),
        ("Photo: Jane Roe at the quay", "caption"),
        ("Featured photo by Ann Lens on Unsplash.", "caption"),
        ("Jane Roe at the quay on Monday (Photo by Ann Lens)", "caption"),
        ("Jane Roe at the quay on Monday. Ann Lens/Getty Images", "caption"),
        ("“We have two quays and one yard, and no debt.”", "quote"),
        ("Appointment of a Chief Executive", "heading"),
        ("What happens next?", "heading"),
        ("ABOUT THE QUAY", "heading"),
        ("Shr 90 cts vs 97 cts", "paragraph"),
        ("Item 5.07 Votes", "heading"),
        ("By the end of May the firm had left the quay.", "paragraph"),
        ("She left.", "paragraph"),
        ("“We have no debt,” she said, “and two quays.”", "paragraph"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert name_kind(Piece(text), following=NEXT) == kind


def test_a_last_line_heads_nothing() -> None:
    assert name_kind(Piece("Harbour Foods"), following=None) == "paragraph"


@pytest.mark.parametrize("kind", ["title", "heading", "list_item", "table_row", "boilerplate", "dateline"])
def test_what_the_format_tells_stays(kind: str) -> None:
    assert name_kind(Piece("Jane Roe joins the board of the firm.", kind), following=NEXT) == kind
