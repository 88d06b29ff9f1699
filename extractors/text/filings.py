"""A filing's pieces sorted: cover, exhibit lists and signatures marked as boilerplate, items as headings."""

import re
from dataclasses import dataclass

from extractors.text.items import split_items
from extractors.text.reading import Piece

COVER = re.compile(
    r"(?i)securities and exchange commission|washington,? d\.?\s?c\.?|exact name of registrant|commission file (?:number|no)"
    r"|check the appropriate box|state or other jurisdiction|date of (?:earliest event )?report|current report"
)
REGISTRANT = re.compile(r"(?i)\(?exact name of (?:the )?(?:registrant|company)")
FORM = re.compile(r"(?i)^\W*form\s+(8-K(?:/A)?|10-K(?:/A)?|10-Q(?:/A)?|6-K|20-F)\b")
SIGNATURE = re.compile(
    r"(?i)^\s*signatures?\W*$|^(?:signatures? )?pursuant to the requirements of the securities (?:and )?exchange act|^exhibit index"
    r"|^index to exhibits"
)
EXHIBIT = re.compile(
    r"(?i)^\W*ex(?:hibit)?[\s-]*(?:no\.?\s*)?\d{2}(?:\.\d+)?\W*$|^\W*(?:for immediate release|news release|press release)\W*"
)
FURNISHED = re.compile(r"(?i)shall not be deemed\W+.?filed|not be deemed to be .{0,3}filed")
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
    """Split a filing's items from their text and mark what tells nothing."""
    split = [part for piece in pieces for part in split_items(piece)]
    first_item = next((position for position, (_, number) in enumerate(split) if number), 0)
    cover = [piece for piece, _ in split[:first_item]]
    has_cover = any(COVER.search(piece.text) for piece in cover)
    marked: list[Piece] = []
    is_boilerplate = has_cover
    for piece, number in split:
        if number:
            is_boilerplate = number in EXHIBIT_ITEMS
        elif SIGNATURE.search(piece.text):
            is_boilerplate = True
        elif is_boilerplate and EXHIBIT.search(piece.text) and len(marked) >= first_item:
            is_boilerplate = False
        keeps = not is_boilerplate and not FURNISHED.search(piece.text[:600])
        marked.append(piece if keeps else Piece(piece.text, "boilerplate"))
    items = tuple(dict.fromkeys(number for _, number in split if number))
    return Filing(tuple(marked), items, _registrant(cover), _form(cover))


def _registrant(cover: list[Piece]) -> str | None:
    for before, piece in zip(cover, cover[1:], strict=False):
        if REGISTRANT.search(piece.text) and 2 < len(before.text) <= MAX_NAME:
            return before.text
    return None


def _form(cover: list[Piece]) -> str | None:
    return next((found.group(1).upper() for piece in cover if (found := FORM.search(piece.text))), None)
