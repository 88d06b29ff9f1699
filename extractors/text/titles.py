"""The title of a document: found at the head of its text, or put there."""

import re

from extractors.text.normal import fold, one_line
from extractors.text.reading import Piece

MAX_TITLE = 220  # characters; a longer first line is a paragraph
OPENERS = re.compile(r"(?i)(?:for immediate release|news release|press release|media release|contacts?\b.*|source\b.*)")
MIN_FOLDED = 8  # letters and digits that a title needs to be told from a chance match


def cut_title(text: str, title: str | None) -> str:
    """The text without the title that it begins with, whatever its case and line breaks."""
    folded = fold(title or "")
    if len(folded) < MIN_FOLDED:
        return text
    matched = 0
    for position, character in enumerate(text):
        part = fold(character)
        if not part:
            continue
        if not folded.startswith(part, matched):
            return text
        matched += len(part)
        if matched == len(folded):
            rest = text[position + 1 :]
            return _after_title(text, rest)
    return text


def _after_title(text: str, rest: str) -> str:
    """Only a line's end closes a title; "Firm names chief" is not that of "Firm names chief of staff"."""
    closing = re.match(r"[\"”’')\]>.!?*]*[ \t]*(?:\n|$)", rest)
    return rest[closing.end() :] if closing else text


def guess_title(pieces: tuple[Piece, ...]) -> str | None:
    """The first piece where it reads like a headline: short, one line, not a sentence, with text after it."""
    for piece in pieces[:3]:
        text = one_line(piece.text)
        if OPENERS.fullmatch(text):
            continue
        is_short = 3 <= len(text.split()) <= 30 and len(text) <= MAX_TITLE
        is_headline = (text[:1].isalnum() and not re.search(r"[.:;,]$", text)) or piece.kind == "title"
        if is_short and is_headline and len(pieces) > 1 and piece.kind in (None, "heading", "title"):
            return text
        return None
    return None


def place_title(pieces: tuple[Piece, ...], title: str | None) -> tuple[Piece, ...]:
    """The pieces with the title as the first, and no second time among the next four."""
    if not title:
        return pieces
    folded, longest = fold(title), 2 * len(title) + 20
    head = [piece for piece in pieces[:5] if len(piece.text) > longest or fold(piece.text) != folded]
    return (Piece(title, "title"), *head, *pieces[5:])
