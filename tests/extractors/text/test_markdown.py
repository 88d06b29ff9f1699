"""Markdown without its marks."""

from extractors.text.markdown import read_markdown

TEXT = """---
title: Harbour names chief
date: 2024-05-03
author: Ann Writer
publisher: The Quay
---
# Harbour names chief

**Harbour Foods** has named [Jane Roe](https://quay.example/roe) its *chief executive*; see `snake_case_name`.

The second part
---------------

- Close the _second_ cannery
1. Open a yard

| Name | Post |
|------|------|
| Jane Roe | Chief |

> She said so.
"""


def test_front_matter_and_pieces() -> None:
    reading = read_markdown(TEXT)
    assert (reading.title, reading.published, reading.authors) == ("Harbour names chief", "2024-05-03", ("Ann Writer",))
    assert (reading.publisher, reading.published_source) == ("The Quay", "page")
    assert [(piece.kind, piece.text) for piece in reading.pieces] == [
        ("heading", "Harbour names chief"),
        (None, "Harbour Foods has named Jane Roe its chief executive; see snake_case_name."),
        ("heading", "The second part"),
        ("list_item", "Close the second cannery"),
        ("list_item", "Open a yard"),
        ("table_row", "Name | Post"),
        ("table_row", "Jane Roe | Chief"),
        (None, "She said so."),
    ]


def test_the_first_heading_is_the_title_where_no_front_matter_is() -> None:
    assert read_markdown("# Harbour names chief\n\nShe starts in May.").title == "Harbour names chief"


def test_a_text_between_rules_that_is_no_front_matter_loses_nothing() -> None:
    assert "She starts" in " ".join(piece.text for piece in read_markdown("She starts\n\n---\n\n: in [May").pieces)
