"""Tails of press releases marked, news kept."""

import pytest

from extractors.text.reading import Piece
from extractors.text.tails import glued_about, mark_tail

NEWS = "Harbour Foods Inc. said that its board has named Jane Roe chief executive officer, as from the first of May on."


def kinds(*texts: str) -> list[bool]:
    return [piece.kind == "boilerplate" for piece in mark_tail(tuple(Piece(text) for text in texts))]


@pytest.mark.parametrize(
    "opening",
    [
        "About Harbour Foods",
        "About Harbour Foods Inc.",
        "ABOUT US",
        "About Harbour Foods: Tins since 1950.",
        "###",
        "# # #",
        "- END -",
        "Media Contact:",
        "Investor and media contacts:",
        "Contacts",
        "Contact DetailsJane Roe",
        "Forward-Looking Statements",
        "Cautionary Note Regarding Forward-Looking Statements",
        "Safe Harbor Statement",
    ],
)
def test_what_opens_a_tail_and_follows_it_is_boilerplate(opening: str) -> None:
    assert kinds(NEWS, opening, "The firm has two quays.") == [False, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "About the Transaction",
        "About half of the staff will leave the firm by May.",
        "Her contact with the board was rare.",
    ],
)
def test_what_looks_alike_is_news(text: str) -> None:
    assert kinds(NEWS, text, NEWS) == [False, False, False]


@pytest.mark.parametrize(
    "line",
    [
        "SOURCE Harbour Foods Inc.",
        "View the original release on www.wire.example",
        "The post Harbour Foods names Jane Roe appeared first on citywire.",
        "FOR IMMEDIATE RELEASE",
        "Reuter",
        "Sign up for the daily newsletter",
        "Advertisement",
        "https://harbour.example/news",
        "For more information, please visit www.harbour.example",
        "Such words are forward-looking statements and the firm undertakes no obligation to update any.",
    ],
)
def test_a_credit_is_boilerplate_alone(line: str) -> None:
    assert kinds(NEWS, line, NEWS) == [False, True, False]


def test_a_contact_in_the_letterhead_opens_no_tail() -> None:
    assert kinds("Contact: Jane Roe", NEWS)[1] is False


def test_an_exhibit_ends_the_tail_of_the_filing_before_it() -> None:
    assert kinds(NEWS, "Forward-Looking Statements", "EX-99.1", NEWS) == [False, True, False, False]


def test_a_glued_about_is_told_by_the_name_that_comes_again() -> None:
    assert glued_about("About Harbour FoodsHarbour Foods makes tins.") == len("About Harbour Foods")
    assert glued_about("About the harbour nothing is known.") is None
