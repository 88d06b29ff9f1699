"""Pieces of a PDF's pages, without running headers, footers and page numbers."""

import io
import logging
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.lines import read_plain
from extractors.text.normal import clean_characters
from extractors.text.reading import Reading

# What pypdf raises on damaged files besides its own errors.
DAMAGE = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    OSError,
    ZeroDivisionError,
    UnicodeError,
    AssertionError,
)
PAGE_NUMBER = re.compile(r"(?i)\s*(?:page\s+)?[-–]?\s*\d{1,4}\s*(?:[-–]|(?:of|/)\s*\d{1,4})?\s*$")
EDGE = 2  # lines at the head and foot of a page that may be running ones


def read_pdf(content: bytes) -> Reading:
    """The text of a PDF; raises RejectionError with corrupt where it cannot be parsed or is encrypted."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity that it gets over
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RejectionError(RejectionCode.CORRUPT, "PDF is encrypted")
        pages = [page.extract_text() or "" for page in reader.pages]
    except DAMAGE as error:
        detail = f"PDF cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:120]})"
        raise RejectionError(RejectionCode.CORRUPT, detail) from None
    return Reading(pieces=read_plain("\n".join(_without_edges(pages))))


def _without_edges(pages: list[str]) -> list[str]:
    """Lines without those that head or foot several pages, figures in them aside."""
    split = [[line for line in clean_characters(page).split("\n") if line.strip()] for page in pages]
    edges = Counter(_shape(line) for lines in split for line in {*lines[:EDGE], *lines[-EDGE:]})
    kept: list[str] = []
    for lines in split:
        for position, line in enumerate(lines):
            at_edge = position < EDGE or position >= len(lines) - EDGE
            if at_edge and (PAGE_NUMBER.match(line) or (len(pages) > 2 and edges[_shape(line)] > len(pages) / 2)):
                continue
            kept.append(line)
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
