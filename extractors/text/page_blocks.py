"""Every visible block of an HTML tree as a piece, for pages whose layout no article finder knows, such as filings."""

import re
from collections.abc import Iterator
from typing import Any

from extractors.text.normal import clean_characters, one_line
from extractors.text.reading import Piece

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
    ),
    *(
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "text",
    ),
    *("document", "type", "sequence", "filename", "description"),
}
SKIPPED = {
    "script",
    "style",
    "noscript",
    "head",
    "template",
    "svg",
    "iframe",
    "button",
    "select",
    "nav",
    "header",
    "hidden",
}
MARK = re.compile(r"[•●▪■◦‣·o§*–-]|\(?(?:[a-z]{1,3}|\d{1,2})[.)]")
LABEL = re.compile(r"(?i)items?\s*\d{1,2}(?:\.\d{2})?\s*[.:]?")


def read_blocks(tree: Any) -> tuple[Piece, ...]:
    """The visible text of a tree, a piece a block, a piece a table row."""
    return tuple(_walk(tree))


def _walk(element: Any) -> Iterator[Piece]:
    """Text runs of inline elements are gathered until a block begins or ends."""
    run: list[str] = [element.text or ""]
    kind = "heading" if element.tag in HEADINGS else "list_item" if element.tag == "li" else None
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or child.tag.endswith(":hidden") or _is_hidden(child):
            run.append(child.tail or "")
            continue
        if child.tag == "br":
            run.append("\n")
        elif child.tag == "tr":
            yield from _flush(run, kind)
            yield from _row(child)
        elif _is_block(child) or _has_block(child):
            yield from _flush(run, kind)
            yield from _walk(child)
        else:
            run.append(_inline(child))
        run.append(child.tail or "")
    yield from _flush(run, kind)


def _flush(run: list[str], kind: str | None) -> Iterator[Piece]:
    text = clean_characters("".join(run))
    run.clear()
    # Two line breaks in a row end a paragraph; one only ends a line.
    for paragraph in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
        if paragraph.strip():
            yield Piece(one_line(paragraph), kind)


def _row(row: Any) -> Iterator[Piece]:
    """A row of a data table; a row of a layout table, with one cell or a bullet and a cell, is no such thing."""
    parts = [tuple(_walk(cell)) for cell in row if isinstance(cell.tag, str) and cell.tag in ("td", "th")]
    filled = [part for part in parts if part]
    if len(filled) == 1 or any(len(part) > 2 or len(piece.text) > 600 for part in filled for piece in part):
        for part in filled:
            yield from part
        return
    cells = [one_line(" ".join(piece.text for piece in part)) for part in filled]
    if len(cells) == 2 and LABEL.fullmatch(cells[0]):
        yield Piece(" ".join(cells), "heading")
    elif len(cells) == 2 and MARK.fullmatch(cells[0]):
        is_label = cells[0][-1] in ".)"
        yield Piece(f"{cells[0]} {cells[1]}" if is_label else cells[1], None if is_label else "list_item")
    elif cells:
        yield Piece(" | ".join(cells), "table_row")


def _inline(element: Any) -> str:
    if element.tag == "br":
        return "\n"
    return (element.text or "") + "".join(
        ("" if not isinstance(child.tag, str) or child.tag in SKIPPED else _inline(child)) + (child.tail or "")
        for child in element
    )


def _has_block(element: Any) -> bool:
    return any(_is_block(child) for child in element.iter())


def _is_block(element: Any) -> bool:
    """Whether an element stands on lines of its own; inline XBRL wraps figures in divs that do not."""
    return isinstance(element.tag, str) and element.tag in BLOCKS and "display:inline" not in _style(element)


def _is_hidden(element: Any) -> bool:
    return "display:none" in _style(element)


def _style(element: Any) -> str:
    return (element.get("style") or "").replace(" ", "").casefold()
