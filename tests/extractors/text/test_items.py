"""Captions of filing items split from the text that follows them."""

import pytest

from extractors.text.items import item_number, split_items
from extractors.text.reading import Piece

CAPTION = (
    "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; "
    "Compensatory Arrangements of Certain Officers"
)


def split(*texts: str) -> list[tuple[str | None, str]]:
    return [(piece.kind, piece.text) for piece in split_items(tuple(Piece(text) for text in texts))]


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        (f"Item5.02 {CAPTION}.", "5.02"),
        (f"ITEM 5.02 {CAPTION.upper()}", "5.02"),
        (f"Item 5.02(e). {CAPTION}.", "5.02"),
        ("Item 5.02. Departure of Directors or Principal Officers; Election of Directors.", "5.02"),
        ("Item 8.01Other Events.", "8.01"),
        ("Item 1.01. Entry into Material Definitive Agreements.", "1.01"),
        ("ITEM 5. OTHER EVENTS", "5"),
        ("Item 2. Acquisition or Disposition of Assets.", "2"),
    ],
)
def test_a_caption_is_split_from_the_sentence_glued_to_it(caption: str, number: str) -> None:
    story = "On May 3, 2021, Jane Roe left the board."
    (heading, rest) = split_items((Piece(caption + story),))
    assert (heading.text, heading.kind, rest.text) == (caption, "heading", story)
    assert item_number(heading) == number


def test_items_within_a_paragraph_are_found() -> None:
    kinds = [
        kind
        for kind, _ in split("Item 8.01. Other Events. A ship sank.Item 9.01 Financial Statements and Exhibits. None.")
    ]
    assert kinds == ["heading", None, "heading", None]


def test_a_caption_over_several_lines_is_one_heading() -> None:
    first, rest = CAPTION.split("; Compensatory ")
    assert split(f"Item 5.02 {first};", "Compensatory", rest, "On May 3 she left.") == [
        ("heading", f"Item 5.02 {CAPTION}"),
        (None, "On May 3 she left."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The information under Item 7.01 of this report is furnished and not filed.",
        "Item 7.01 of this report shall not be read as an admission by the company of anything at all.",
        "See Item 1.01.",
    ],
)
def test_a_reference_to_an_item_is_no_caption(text: str) -> None:
    assert split(text) == [(None, text)]
