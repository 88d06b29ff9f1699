"""Blocks of pages that no article finder knows."""

import pytest
from lxml import html

from extractors.text.page_blocks import read_blocks


def read(body: str) -> list[tuple[str | None, str]]:
    return [(piece.kind, piece.text) for piece in read_blocks(html.fromstring(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>On <b>May&nbsp;3</b>, <i>Jane Roe</i> left.</p>", [(None, "On May 3, Jane Roe left.")]),
        ('<div>at $<div style="display: inline">5.22</div> per share</div>', [(None, "at $5.22 per share")]),
        ("One line<br>goes on<br><br>Another", [(None, "One line goes on"), (None, "Another")]),
        ("<div>A<div>B</div>C</div>", [(None, "A"), (None, "B"), (None, "C")]),
        ('<p style="display:none">x</p><script>y</script><p>z</p>', [(None, "z")]),
        ("<h2>Roles</h2><ul><li>Chair</li></ul>", [("heading", "Roles"), ("list_item", "Chair")]),
        ("<table><tr><td>Jane Roe</td><td></td><td>Chair</td></tr></table>", [("table_row", "Jane Roe | Chair")]),
        (
            "<table><tr><td>Item 8.01.</td><td>Other Events.</td></tr></table>",
            [("heading", "Item 8.01. Other Events.")],
        ),
        ("<table><tr><td>•</td><td>Chair leaves</td></tr></table>", [("list_item", "Chair leaves")]),
        ("<table><tr><td>(b)</td><td>She left.</td></tr></table>", [(None, "(b) She left.")]),
        ("<table><tr><td><p>A story.</p><p>Its end.</p></td></tr></table>", [(None, "A story."), (None, "Its end.")]),
    ],
)
def test_blocks(body: str, blocks: list[tuple[str | None, str]]) -> None:
    assert read(body) == blocks
