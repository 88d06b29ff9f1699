"""The kind of each block, from its words and its neighbours."""

import re

from extractors.text.reading import Piece

BYLINE = re.compile(
    r"(?i)(?:by|written by|reporting by|reported by|edited by|editing by|additional reporting by)"
    r"\s+(?-i:[A-ZÀ-Þ][^.!?]{2,90})$"
    r"|\((?:reporting|writing|editing) by .{3,150}\)$"
    r"|(?:published|updated|posted|last updated|last modified):? .{4,60}$"
)
CAPTION = re.compile(
    r"(?i)(?:file |stock |featured |cover |header )?(?:photo(?:graph)?|image|picture|illustration|video|courtesy)s?"
    r"(?: credits?)?"
    r"(?: by| courtesy of|:| \|| /|\s-)\s?.{2,300}$|file photo\b.{0,200}$|credit: .{2,80}$"
    r"|.{0,300}(?:getty images|shutterstock|istock|afp/|/afp|/reuters|reuters/|ap photo|epa/)[^.]{0,60}[.)]?$"
    r"|.{0,250}\((?:photo|image|credit|source|picture|pictured)[^)]{0,80}\)$"
)
QUOTED = re.compile(r"[“\"][^“”\"]{20,}[”\"][.,]?$")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
LONGEST_CAPTION, LONGEST_HEADING = 45, 18  # words
FIGURES = 0.3  # share of words with digits
ITEM = re.compile(r"(?i)(?:item|section|article|exhibit|ex|proposal|chapter|part)\b|\d+\.? [A-Z]")
SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "at", "by", "with", "as", "from", "its", "is", "vs"]
)


def name_kind(piece: Piece, *, following: Piece | None) -> str:
    """One of annotations.Block's kinds; `following` is the next piece, since a heading has text below it."""
    text = piece.text
    words = text.split()
    if piece.kind in ("title", "table_row", "boilerplate", "dateline"):
        return piece.kind
    if len(words) <= 14 and BYLINE.match(text):
        return "byline"
    if piece.kind == "caption" or (len(words) <= LONGEST_CAPTION and CAPTION.match(text)):
        return "caption"
    if piece.kind:
        return piece.kind
    if QUOTED.match(text):
        return "quote"
    if following is not None and _is_heading(text, words):
        return "heading"
    return "paragraph"


def _is_heading(text: str, words: list[str]) -> bool:
    if len(words) > LONGEST_HEADING or not text[0].isalnum() or not any(character.isalpha() for character in text):
        return False
    if SENTENCE_END.search(text) and not (len(words) <= 8 and text.endswith("?")):
        return False
    if text[-1] in ",;" or text[0].islower():
        return False
    if sum(any(map(str.isdigit, word)) for word in words) >= FIGURES * len(words) and not ITEM.match(text):
        return False  # a line of figures, as of a firm's results
    if text.isupper() or text[-1] == ":" or len(words) <= 5:
        return True
    content = [word for word in words if word[0].isalpha() and word.casefold() not in SMALL]
    return sum(word[0].isupper() for word in content) >= 0.6 * len(content) or len(words) <= 9
