"""A filing's pieces sorted: cover, exhibit lists and signatures marked as boilerplate, items as headings."""

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.text.items import caption_number, item_number
from extractors.text.reading import Piece

COVER = re.compile(
    r"(?i)securities and exchange commission|washington,? d\.?\s?c\.?|exact name of registrant"
    r"|commission file n(?:o|umber)"
    r"|check the appropriate box|state or other jurisdiction|date of (?:earliest event )?report|current report"
)
REGISTRANT = re.compile(r"(?i)\(?exact name of (?:the )?(?:registrant|company)")
FORM = re.compile(r"(?i)^\W*form\s+(8-K(?:/A)?|10-K(?:/A)?|10-Q(?:/A)?|6-K|20-F)\b")
SIGNATURE = re.compile(
    r"(?i)^\s*signatures?\W*$|^(?:signatures? )?pursuant to the requirements of the securities (?:and )?exchange act"
    r"|^exhibit index|^index to exhibits"
)
EXHIBIT = re.compile(
    r"(?i)^\W*ex(?:hibit)?[\s-]*(?:no\.?\s*)?\d{2}(?:\.\d+)?\W*$"
    r"|^\W*(?:for immediate release\b.{0,80}|news release|press release)\W*$"
)
# An exhibit that is furnished without being filed: a paragraph about the paper, unless it tells what the paper says.
FURNISHED = re.compile(
    r"(?i)(?:the|this|such)\s(?:information|exhibit|foregoing|press release|report)\b"
    r"|in accordance with general instruction"
)
NOT_FILED = re.compile(r"(?i)not be (?:deemed|considered)\W+(?:to be )?\W*(?:filed|incorporated)")
EXHIBIT_ITEMS = {"9.01", "7"}
MAX_NAME = 120  # characters of a registrant's name on the cover


@dataclass(frozen=True)
class Filing:
    """The pieces of a filing, the numbers of its items, and what its cover says."""

    pieces: tuple[Piece, ...]
    items: tuple[str, ...]
    filer_name: str | None
    form: str | None


def is_filing(pieces: tuple[Piece, ...], form: str | None) -> bool:
    """Whether a document is an SEC filing: its form is known, or it opens with the cover of one."""
    if form:
        return True
    opening = " ".join(piece.text for piece in pieces[:40])[:4000]
    return len({match.casefold() for match in COVER.findall(opening)}) >= 3


def read_filing(pieces: tuple[Piece, ...]) -> Filing:
    """Mark what tells nothing, and list the items, of pieces whose items are split."""
    numbers = [item_number(piece) for piece in pieces]
    first_item = next((position for position, number in enumerate(numbers) if number), 0)
    cover = pieces[:first_item]
    marked: list[Piece] = []
    is_boilerplate = any(COVER.search(piece.text) for piece in cover)
    for position, (piece, number) in enumerate(zip(pieces, numbers, strict=True)):
        if number:
            is_boilerplate = number in EXHIBIT_ITEMS
        elif SIGNATURE.search(piece.text):
            is_boilerplate = True
        elif is_boilerplate and position >= first_item and EXHIBIT.search(piece.text):
            is_boilerplate = False
        keeps = not is_boilerplate and not _is_notice(piece.text)
        marked.append(piece if keeps else Piece(piece.text, "boilerplate"))
    items = tuple(dict.fromkeys(number for number in numbers if number))
    return Filing(tuple(marked), items, _registrant(cover), _form(cover))


def opens_part(piece: Piece) -> bool:
    """Whether a piece opens an item or an exhibit, which ends whatever boilerplate stood before."""
    return item_number(piece) is not None or EXHIBIT.search(piece.text) is not None


def item_runs(pieces: tuple[Piece, ...], items: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Number, first and last piece of each of these items: until the next item, an exhibit or the signatures."""
    runs: list[tuple[str, int, int]] = []
    number: str | None = None
    first = 0
    for position, piece in enumerate(pieces):
        opened = caption_number(piece) if piece.kind in ("heading", "boilerplate") else None
        if opened in items or SIGNATURE.search(piece.text) or EXHIBIT.search(piece.text):
            if number:
                runs.append((number, first, position - 1))
            number, first = (opened if opened in items else None), position
    return (*runs, (number, first, len(pieces) - 1)) if number else tuple(runs)


def _is_notice(text: str) -> bool:
    return FURNISHED.match(text) is not None and NOT_FILED.search(text) is not None


def _registrant(cover: tuple[Piece, ...]) -> str | None:
    for before, piece in pairwise(cover):
        if REGISTRANT.search(piece.text) and 2 < len(before.text) <= MAX_NAME:
            return before.text
    return None


def _form(cover: tuple[Piece, ...]) -> str | None:
    return next((found.group(1).upper() for piece in cover if (found := FORM.search(piece.text))), None)
