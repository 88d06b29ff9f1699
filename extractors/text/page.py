"""Pieces and metadata of a web page: the article by trafilatura, or every block where the page is a filing."""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.addresses import canonical_url, url_day
from extractors.text.normal import clean_characters, one_line
from extractors.text.page_blocks import read_blocks
from extractors.text.page_times import told_time
from extractors.text.reading import Piece, Reading

# htmldate takes "today" as its latest date unless told: a clock has no place in derived data.
DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1980-01-01", "max_date": "2100-01-01"}
MIN_ARTICLE = 200  # characters; below that the whole page is read instead
FILING = re.compile(
    r"(?i)securities\s+and\s+exchange\s+commission.{0,4000}?(?:form\s+8-K|current\s+report|exact\s+name\s+of\s+registrant)",
    re.S,
)
WORD_BREAK = re.compile(r"(?i)</?(?:font|b|i|u|em|strong|span|a)\b")


def read_page(text: str, *, is_filing: bool, url: str | None = None) -> Reading:
    """The article of an HTML page, and what the page says of itself; `url` is where it was had.

    Raises RejectionError with corrupt where the text is no page.
    """
    tree = _parse(text)
    if is_filing or FILING.search(clean_characters(tree.text_content())[:20000]):
        return Reading(pieces=read_blocks(tree))
    told = told_time(tree) or url_day(url)
    canonical = canonical_url(tree, url)
    article = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=DATE_SEARCH
    )
    if article is None or isinstance(article, dict):
        return Reading(
            pieces=read_blocks(tree),
            title=_title(tree),
            published=told,
            published_source="page",
            canonical_url=canonical,
        )
    pieces = tuple(_pieces(article.body))
    if sum(len(piece.text) for piece in pieces) < MIN_ARTICLE:
        pieces = max(pieces, read_blocks(tree), key=lambda found: sum(len(piece.text) for piece in found))
    return Reading(
        pieces=pieces,
        title=one_line(article.title) if article.title else None,
        publisher=article.sitename or None,
        authors=tuple(name.strip() for name in (article.author or "").split(";") if name.strip()),
        published=told or article.date,
        published_source="page",
        canonical_url=canonical,
    )


def _parse(text: str) -> Any:
    try:
        # lxml refuses a str with an encoding declaration of its own, and one that is empty.
        return html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError) as error:
        raise RejectionError(RejectionCode.CORRUPT, f"is not HTML ({error})") from None


def _pieces(body: Any) -> Iterator[Piece]:
    """The pieces of trafilatura's own tree: head, p, list, table, quote."""
    for element in body if body is not None else ():
        if element.tag == "head":
            yield from _lines(element, "heading")
        elif element.tag == "list":
            for item in element.iter("item"):
                yield from _lines(item, "list_item")
        elif element.tag == "table":
            yield from _rows(element)
        elif element.tag == "quote" and len(element) and any(child.tag in ("p", "list", "head") for child in element):
            yield from _pieces(element)
        else:
            yield from _lines(element, "quote" if element.tag == "quote" else None)


def _rows(table: Any) -> Iterator[Piece]:
    for row in table.iter("row"):
        cells = [cell for cell in (one_line("".join(cell.itertext())) for cell in row.iter("cell")) if cell]
        if len(cells) > 1:
            yield Piece(" | ".join(cells), "table_row")
        elif cells:
            yield Piece(cells[0])


def _lines(element: Any, kind: str | None) -> Iterator[Piece]:
    for mark in element.iter("lb"):
        mark.tail = "\n" + (mark.tail or "")
    for line in clean_characters("".join(element.itertext())).split("\n"):
        if line.strip():
            yield Piece(one_line(line), kind)


def _title(tree: Any) -> str | None:
    found = tree.findtext(".//title")
    return one_line(found) if found and found.strip() else None
