"""An EDGAR submission file taken apart: its SGML header, its main document and its press releases."""

import re
from dataclasses import dataclass

from lxml import etree, html

from extractors.text.lines import read_plain
from extractors.text.page_blocks import read_blocks
from extractors.text.reading import Piece, Reading
from extractors.text.sgml_header import read_header

OPENING = re.compile(r"<(?:SEC-DOCUMENT|IMS-DOCUMENT|SEC-HEADER|IMS-HEADER)>|<DOCUMENT>\s*<TYPE>", re.IGNORECASE)
OPENING_WINDOW = 3000  # characters; a privacy-enhanced message has its own header before
DOCUMENT = re.compile(r"<DOCUMENT>(.*?)(?:</DOCUMENT>|\Z)", re.IGNORECASE | re.DOTALL)
TYPE = re.compile(r"<TYPE>\s*([^\s<]+)", re.IGNORECASE)
BODY = re.compile(r"<TEXT>(.*?)(?:</TEXT>|\Z)", re.IGNORECASE | re.DOTALL)
PAGE = re.compile(r"<(?:html|body|p|div|table)\b", re.IGNORECASE)
NEWS_EXHIBIT = re.compile(r"EX-99(?:\.\d+)?", re.IGNORECASE)
CONTRACT = re.compile(r"\bWHEREAS,|\bW\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H\b|\bNOW,? THEREFORE")


@dataclass(frozen=True)
class Part:
    """One document of a submission and its type, such as 8-K or EX-99.1."""

    type: str
    body: str


def is_submission(text: str) -> bool:
    """Whether a text is a submission file rather than one of its documents."""
    return OPENING.search(text[:OPENING_WINDOW]) is not None


def read_submission(text: str, *, filer_cik: str | None = None) -> Reading:
    """The main document and the press releases (EX-99) of a submission, and what its header says.

    Of several companies that file together the header's words on `filer_cik` are taken, where that is given.

    Contracts, charters and other exhibits are left out: they are long, and tell no news.
    """
    parts = [_part(found) for found in DOCUMENT.findall(text)]
    header = read_header(text)
    filer = header.filer(filer_cik)
    pieces: list[Piece] = []
    for position, part in enumerate(parts):
        if position and (not NEWS_EXHIBIT.fullmatch(part.type) or CONTRACT.search(part.body)):
            continue
        if position:
            pieces.append(Piece(part.type, "heading"))
        pieces.extend(_pieces(part.body))
    return Reading(
        pieces=tuple(pieces),
        filer_name=filer.name if filer else None,
        filer_cik=filer.cik if filer else None,
        filer_jurisdiction=filer.jurisdiction if filer else None,
        filer_sic=filer.sic if filer else None,
        former_names=tuple(filer.former_names) if filer else (),
        form=header.form or (parts[0].type if parts else None),
        items=header.items,
        period=header.period,
        accepted=header.accepted,
        published=header.filed,
        published_source="header",
    )


def _part(content: str) -> Part:
    kind, body = TYPE.search(content), BODY.search(content)
    return Part(type=kind.group(1) if kind else "", body=body.group(1) if body else content)


def _pieces(body: str) -> tuple[Piece, ...]:
    if not PAGE.search(body):
        return read_plain(body)
    try:
        return read_blocks(html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", body)))
    except etree.ParserError:
        return ()  # a document without content
