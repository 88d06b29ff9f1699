"""Lost paragraph breaks found again, and names left whole."""

import pytest

from extractors.text.breaks import restore_breaks
from extractors.text.reading import Piece


def split(*texts: str) -> list[str]:
    return [piece.text for piece in restore_breaks(tuple(Piece(text) for text in texts))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "She sits on the Board.As a director, she is paid.",
            ["She sits on the Board.", "As a director, she is paid."],
        ),
        (
            "It is filed as an exhibit.(b) Resignation of a director",
            ["It is filed as an exhibit.", "(b) Resignation of a director"],
        ),
        (
            "Changes to the DirectorsEffective May 1, she left.",
            ["Changes to the Directors", "Effective May 1, she left."],
        ),
        ("The shares rose in May. REUTER", ["The shares rose in May.", "REUTER"]),
        ("We gain: • two quays • one yard", ["We gain:", "two quays", "one yard"]),
        ("About Harbour FoodsHarbour Foods makes tins.", ["About Harbour Foods", "Harbour Foods makes tins."]),
        (
            "It is done.” About Harbour Foods: Tins since 1950.",
            ["It is done.”", "About Harbour Foods: Tins since 1950."],
        ),
    ],
)
def test_glued_parts_are_split(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "He came from LinkedIn and from McDonald's to YouTube, JPMorgan and PayPal in two years.",
        "See www.harbour.example or write to jane.Roe@harbour.example for more, said Amazon.com Inc.",
        "The U.S.Navy and Mr.Roe of Harbour Foods signed a contract for tins.",
    ],
)
def test_names_and_addresses_stay_whole(text: str) -> None:
    assert split(text) == [text]


def test_words_glued_once_are_split_where_the_document_has_them_apart() -> None:
    body = "Harbour Foods offers solutions for ports."
    assert split(body, "Regenerative SolutionsHarbour said so") == [body, "Regenerative Solutions", "Harbour said so"]


def test_quotes_of_a_text_once_cut_into_words_close_up() -> None:
    assert split('" We have two quays, " she said. " And a yard. "') == ['"We have two quays," she said. "And a yard."']


def test_a_title_is_never_split() -> None:
    piece = Piece("A Board.The end, again", "title")
    assert restore_breaks((piece,)) == (piece,)
