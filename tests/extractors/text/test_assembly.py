"""Pieces put together: order, kinds and offsets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text.assembly import assemble
from extractors.text.reading import Piece, Reading

KINDS = st.sampled_from([None, "heading", "list_item", "table_row", "caption", "quote"])
TEXT = st.text(alphabet="abc DEF.,:;•()\n“”\u00a0é-–", max_size=80)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.builds(Piece, TEXT, KINDS), max_size=8), st.one_of(st.none(), TEXT))
def test_a_text_is_its_blocks_joined(pieces: list[Piece], title: str | None) -> None:
    made = assemble(Reading(pieces=tuple(pieces)), title=title, form=None)
    assert made.text == "\n\n".join(made.text[block.start : block.end] for block in made.blocks)
    assert all(block.start < block.end for block in made.blocks)
    assert not any("\n" in made.text[block.start : block.end] for block in made.blocks)
    assert "  " not in made.text


def test_a_filing_has_its_items() -> None:
    text = "Item 5.02 Departure of Directors or Certain Officers. On May 3 Jane Roe left the board of Harbour Foods."
    made = assemble(Reading(pieces=(Piece(text),)), title="8-K Harbour Foods", form="8-K")
    assert [block.kind for block in made.blocks] == ["title", "heading", "paragraph"]
    assert made.sec_items == ("5.02",)


def test_a_story_has_no_items_and_page_numbers_go() -> None:
    made = assemble(Reading(pieces=(Piece("A story about a quay."), Piece("12"), Piece("***"))), title=None, form=None)
    assert (made.text, made.sec_items) == ("A story about a quay.", None)
