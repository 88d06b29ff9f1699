"""Plain text of every style cut into the paragraphs that its writer meant."""

import pytest

from extractors.text.lines import read_plain
from extractors.text.reading import Piece

WIRE = """Harbour Foods Inc said it has filed a
statement with the regulator to set up its Quayside Canning
Group unit as a publicly traded company.
    Harbour said it could gain 6.2 mln dlrs on the move, which
its board approved on Monday.
    -- inclusion of trade in services and investments in the new
regulations;
 Reuter"""

SHORT_WIRE = """Harbour Foods Inc said it acquired Quayside
Canning Group, which packs some 40 mln tins of fish a year in
three towns of the north and sells them under four brands of
its own, for an undisclosed sum. It said nobody is to lose a
post over it.

 Reuter"""

FILING = """Item 5.02.    Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain
Officers.
(d) On August 16, 2023, the Board of Directors elected Jane Roe as a director. She was not appointed to serve as a
member of any committee of the Board."""

PARAGRAPH_LINES = """The bank is consolidating its regional posts into a new one.
The move reduces 160 posts across the country to 90 posts.
It keeps its seat in the city, and nothing changes for clients."""

HEADED = """About Harbour Foods
Harbour Foods is the third-largest maker of tinned fish in the north, with three canneries and two quays of its own."""


def texts(text: str) -> list[str]:
    return [piece.text for piece in read_plain(text)]


def test_a_wire_story_is_joined_by_its_indents() -> None:
    assert texts(WIRE) == [
        "Harbour Foods Inc said it has filed a statement with the regulator to set up its Quayside Canning Group unit "
        "as a publicly traded company.",
        "Harbour said it could gain 6.2 mln dlrs on the move, which its board approved on Monday.",
        "inclusion of trade in services and investments in the new regulations;",
        "Reuter",
    ]


def test_lines_of_a_filing_are_joined_where_they_are_full() -> None:
    assert len(texts(FILING)) == 2
    assert texts(FILING)[1].endswith("to serve as a member of any committee of the Board.")


def test_lines_that_end_sentences_are_paragraphs() -> None:
    assert texts(PARAGRAPH_LINES) == PARAGRAPH_LINES.split("\n")


def test_a_heading_above_a_long_line_stays_apart() -> None:
    assert texts(HEADED)[0] == "About Harbour Foods"


@pytest.mark.parametrize("mark", ["•", "*", "-", "–", "•\t", "- - ", "\uf0b7 "])
def test_a_bullet_becomes_an_item_without_its_mark(mark: str) -> None:
    text = f"The board decided:\n{mark} Jane Roe becomes chair\n{mark} John Doe leaves"
    assert read_plain(text)[1:] == (Piece("Jane Roe becomes chair", "list_item"), Piece("John Doe leaves", "list_item"))


def test_rows_of_a_table_have_their_cells_joined_by_bars() -> None:
    table = (
        "Name            Post           Since\nJane Roe        Chair          2021\nJohn Doe        Director       2019"
    )
    assert read_plain(table)[1] == Piece("Jane Roe | Chair | 2021", "table_row")


def test_an_empty_line_within_a_sentence_is_no_break() -> None:
    text = 'On May 3 the chief operating officer of Harbour Foods, Inc. (the "Company"),\n \nwas named president.'
    assert texts(text) == [
        'On May 3 the chief operating officer of Harbour Foods, Inc. (the "Company"), was named president.'
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028"])
def test_other_line_ends_count(ends: str) -> None:
    assert texts(f"One sentence.{ends}{ends}Another one.") == ["One sentence.", "Another one."]


def test_a_compound_broken_at_its_hyphen_is_whole() -> None:
    text = "The firm has bought all shares that it did not hold of a wholly-\nowned maker of nets and two yards"
    assert "wholly-owned" in " ".join(texts(text))


def test_a_wire_story_of_one_paragraph_is_joined_though_nothing_is_indented() -> None:
    assert texts(SHORT_WIRE) == [
        "Harbour Foods Inc said it acquired Quayside Canning Group, which packs some 40 mln tins of fish a year in "
        "three towns of the north and sells them under four brands of its own, for an undisclosed sum. It said nobody "
        "is to lose a post over it.",
        "Reuter",
    ]
