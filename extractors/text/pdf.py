"""Pieces of a PDF's pages, without running headers, footers and page numbers."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.lines import read_plain
from extractors.text.normal import clean_characters
from extractors.text.reading import Reading

WORKER = Path(__file__).with_name("pdf_pages.py")
MEMORY_BYTES = 256 * 1024 * 1024  # of address space, Python and pypdf among it
CPU_SECONDS, SECONDS = 30, 60  # on the processor, and by the clock
PAGE_NUMBER = re.compile(r"(?i)\s*(?:page\s+)?[-–]?\s*\d{1,4}\s*(?:[-–]|(?:of|/)\s*\d{1,4})?\s*$")
EDGE = 2  # lines at the head and foot of a page that may be running ones


def read_pdf(content: bytes) -> Reading:
    """The text of a PDF; raises RejectionError (corrupt) where it is encrypted, or not parsed within the limits.

    A process of its own reads it: a PDF is a program of sorts, and nothing within this one could stop it.
    """
    return Reading(pieces=read_plain("\n".join(_without_edges(_pages(content)))))


def _pages(content: bytes) -> list[str]:
    try:
        ended = subprocess.run(
            [sys.executable, "-I", str(WORKER), str(MEMORY_BYTES), str(CPU_SECONDS)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unreadable(f"it takes longer than {SECONDS:g} s") from None
    if ended.returncode < 0:
        raise _unreadable(f"its reading was ended by signal {-ended.returncode}: it takes too much time or memory")
    try:
        answer = json.loads(ended.stdout)
        pages: list[str] = answer["pages"]
    except ValueError:
        raise _unreadable("it takes too much memory") from None
    except KeyError:
        raise _unreadable(answer["failed"]) from None
    return pages


def _unreadable(reason: str) -> RejectionError:
    return RejectionError(RejectionCode.CORRUPT, f"PDF cannot be read ({reason})")


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
