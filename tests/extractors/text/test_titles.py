"""Titles cut, guessed and placed."""

import pytest

from extractors.text.reading import Piece
from extractors.text.titles import cut_title, guess_title, place_title

TITLE = "Harbour Foods names chief"
BODY = Piece("Harbour Foods has named Jane Roe its chief executive, it said on Monday.")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Harbour Foods names chief\n\nShe starts in May.", "\nShe starts in May."),
        ("HARBOUR FOODS\nNAMES CHIEF.\nShe starts.", "She starts."),
        ("Harbour Foods names chief of staff. She starts.", None),
        ("Another story.", None),
    ],
)
def test_the_title_is_cut_from_the_text_that_repeats_it(text: str, rest: str | None) -> None:
    assert cut_title(text, TITLE) == (text if rest is None else rest)


def test_a_title_of_few_letters_cuts_nothing() -> None:
    assert cut_title("AT&T\nbuys", "AT&T") == "AT&T\nbuys"


@pytest.mark.parametrize(
    ("first", "is_title"),
    [(TITLE, True), ("Harbour Foods has named a chief.", False), ("word " * 40, False), ("Harbour", False)],
)
def test_a_headline_is_guessed_from_the_first_line(first: str, is_title: bool) -> None:
    assert (guess_title((Piece(first), BODY)) is not None) is is_title


def test_a_release_mark_before_the_headline_is_passed_over() -> None:
    assert guess_title((Piece("FOR IMMEDIATE RELEASE"), Piece(TITLE), BODY)) == TITLE


def test_the_title_stands_first_and_once() -> None:
    placed = place_title((Piece("HARBOUR FOODS NAMES CHIEF"), BODY), TITLE)
    assert placed == (Piece(TITLE, "title"), BODY)
