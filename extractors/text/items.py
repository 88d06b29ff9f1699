"""The items of a filing: their captions split from the text that follows them, and their numbers listed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import yaml
from rapidfuzz.distance import Levenshtein

from extractors.text.reading import Piece

CAPTIONS = Path(__file__).with_name("sec_items.yml")
ITEM = re.compile(
    r"\bItems?\s*(?P<number>\d{1,2}(?:\s?\.\s?\d{2})?)(?!\d)(?:\s*\([a-z]\))*(?:\s*[.:;()—–-]|\s)*", re.IGNORECASE
)
REFERENCE = re.compile(r"(?:of|in|and|is|shall|to|or|above|below|herein|hereof|,|\))\b", re.IGNORECASE)
RENUMBERED = date(2004, 8, 23)  # filings from this day on number their items anew (SEC release 33-8400)
MAX_ERRORS = 0.13  # edits a letter of the caption: misprints and changed small words
CAPTION_WINDOW = 320  # characters; the longest caption has 170
SHORTEST_PART = 6  # letters of a line of a caption
LONGEST_OWN_CAPTION = 90  # characters of a line that is a caption in the filer's own words


@dataclass(frozen=True)
class Item:
    """Where an item begins in a piece, and where its caption ends."""

    number: str
    start: int
    end: int


def split_items(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a filing with each item's caption as a heading of its own, even where lines or cells divide it."""
    split: list[Piece] = []
    number: str | None = None
    for piece in pieces:
        if number and split[-1].kind == "heading" and _goes_on(piece.text, number):
            split[-1] = Piece(f"{split[-1].text} {piece.text}", "heading")
            continue
        parts = tuple(_split(piece))
        split.extend(parts)
        number = item_number(parts[-1])
    return tuple(split)


def item_number(piece: Piece) -> str | None:
    """The number of the item that a heading opens."""
    return caption_number(piece) if piece.kind == "heading" else None


def caption_number(piece: Piece) -> str | None:
    """The number of the item whose caption a piece begins with, whatever its kind."""
    found = ITEM.match(piece.text)
    number = re.sub(r"\s", "", found["number"]) if found else None
    return number if number in _captions() else None


def _split(piece: Piece) -> Iterator[Piece]:
    position = 0
    for item in _items(piece.text):
        if before := piece.text[position : item.start].strip():
            yield Piece(before, piece.kind)
        yield Piece(piece.text[item.start : item.end].strip(), "heading")
        position = item.end
    if rest := piece.text[position:].strip():
        yield Piece(rest, piece.kind if position == 0 else None)


def _goes_on(text: str, number: str) -> bool:
    """Whether a piece is a further part of the caption of an item."""
    folded = "".join(character.casefold() for character in text if character.isalpha())
    return len(folded) >= SHORTEST_PART and any(folded in caption for caption in _captions()[number])


def _items(text: str) -> Iterator[Item]:
    position = 0
    for match in ITEM.finditer(text):
        number = re.sub(r"\s", "", match["number"])
        if match.start() < position or number not in _captions():
            continue
        end = _caption_end(text, match.end(), number)
        if end is None and match.start() == 0:
            end = _own_caption_end(text, match.end())
        if end is not None:
            yield Item(number, match.start(), end)
            position = end


def _own_caption_end(text: str, start: int) -> int | None:
    """The end of a caption in other than the form's words: the whole piece where it is short, else the number alone."""
    rest = text[start:]
    if REFERENCE.match(rest) or rest[:1].islower():
        return None
    return len(text) if len(rest) <= LONGEST_OWN_CAPTION and not re.search(r"[a-z]\. [A-Z]", rest) else start


def _caption_end(text: str, start: int, number: str) -> int | None:
    """Where the caption of this item ends if it begins at `start`, in capitals or not, with few misprints."""
    window = range(start, min(len(text), start + CAPTION_WINDOW))
    letters = [position for position in window if text[position].isalpha()]
    folded = "".join(text[position].casefold()[:1] for position in letters)
    best: tuple[float, int] | None = None
    for caption in _captions()[number]:
        if folded[:1] != caption[:1]:
            continue
        for size in range(max(1, len(caption) - 6), min(len(folded), len(caption) + 6) + 1):
            errors = Levenshtein.distance(folded[:size], caption, score_cutoff=int(MAX_ERRORS * len(caption)))
            if errors <= MAX_ERRORS * len(caption):
                score = (len(caption) - 3 * errors, -size)
                if best is None or score > best:
                    best = score
    if best is None:
        return None
    end = letters[-best[1] - 1] + 1
    closing = re.match(r"(?:[a-z]{1,2}(?![a-z]))?\s*[.;:)]*(?=\s|$|[A-Z(“\"•])", text[end:])
    return end + (closing.end() if closing else 0)


@cache
def _captions() -> dict[str, tuple[str, ...]]:
    """The captions in letters alone, each with every run of its parts, by item."""
    content: dict[str, list[str]] = yaml.safe_load(CAPTIONS.read_text(encoding="utf-8"))
    return {number: tuple(sorted(_runs(captions))) for number, captions in content.items()}


def _runs(captions: list[str]) -> set[str]:
    runs: set[str] = set()
    for caption in captions:
        parts = ["".join(c for c in part.casefold() if c.isalpha()) for part in caption.split(" / ")]
        for start, end in combinations(range(len(parts) + 1), 2):
            if start == 0 or not parts[start].startswith(("and", "or")):
                runs.add("".join(parts[start:end]))
    return runs


def numbers_of_captions(captions: list[str], *, filed: date | None) -> tuple[str, ...]:
    """The numbers of items that an EDGAR header names by their captions, or by number; unknown ones are left out."""
    is_modern = filed is None or filed >= RENUMBERED
    known = {number: own for number, own in _captions().items() if ("." in number) == is_modern}
    found: list[str] = []
    for caption in captions:
        folded = "".join(character.casefold() for character in caption if character.isalpha())
        if caption in known:
            found.append(caption)
        elif folded:
            found.extend(number for number, own in known.items() if _is_caption(folded, own))
    return tuple(dict.fromkeys(found))


def _is_caption(folded: str, captions: tuple[str, ...]) -> bool:
    return any(
        Levenshtein.distance(folded, caption, score_cutoff=limit) <= limit
        for caption in captions
        if (limit := int(MAX_ERRORS * len(caption))) >= 0
    )
