"""Paragraph breaks that a text has lost, found again: glued sentences and headings, and bullets within a line."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extractors.text.reading import Piece
from extractors.text.tails import glued_about

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
GLUED_SENTENCE = re.compile(
    r"(?<=[a-z\d)\]”\"’][.!?])(?=[A-Z“(][A-Za-z’'-]*[ ,]|\([a-z]\))|(?<=[a-z][.!?][”\"])(?=[A-Z“][a-z]*[ ,])"
)
GLUED_OPENING = re.compile(
    rf"(?<=[a-z]{{3}})(?=(?:On|In|At|As of|By|Between) (?:{MONTHS}|the |connection |addition |accordance ))"
    r"|(?<=[a-z]{3})(?=(?:As previously|Pursuant to|Following|Effective|There (?:is|are|were)|The [a-z]+) )"
    r"|(?<=[.;]) (?=\([a-g]\) [A-Z])|(?<=[a-z]{3})(?=(?:Mr|Ms|Mrs|Dr)\. )|(?<=[a-z.]{3})(?=CONTACTS?:)"
)
GLUED_WORDS = re.compile(r"(?<![\w@/.])(?P<left>[A-Za-z]?[a-z]{2,})(?P<right>[A-Z][a-z]+)(?=['’]?s? [\w(])")
OPENERS = frozenset(
    (
        *("The", "This", "These", "That", "With", "As", "For", "At", "We", "Our", "It", "In", "On", "To", "If"),
        *("When", "While", "By", "And", "But", "After", "Since", "Also", "One"),
    )
)
WORD = re.compile(r"[A-Za-z]+")
TITLE_OR_INITIALS = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|St|Prof|Gen|Sen|Rep|Gov|Rev|Hon|Lt|Col|Capt|No|Ph)|\b[A-Z](?:\.[A-Z])*)\.$"
)
ADDRESS = re.compile(r"(?i)www\.|https?:|@|\.(?:com|net|org|io|ai|co|gov|edu|inc)\b")
INLINE_BULLET = re.compile(r"\s*[•●▪■◦‣∙]\s*|\s+·\s+")
INLINE_TAIL = re.compile(
    r"(?<=[.!?”\"’)]) (?=About (?!(?:the|a|an|half|one|two)\b)[A-Z][^.:]{1,60}:|# ?# ?#"
    r"|(?:(?:Media|Press|Investor) )?Contacts?:)"
    r"|(?<=[.)”\"]) (?=(?i:reuters?)\W*$)"
)
LOOSE_SPACE = re.compile(r"(?<=\()\s+(?=\w)|\s+(?=[,;](?:\s|$))")
SPACED_QUOTE = re.compile(r'(?<!\S)" ([^"]{2,}?) "(?!\w)')  # of texts that were once cut into words
UNBROKEN = ("table_row", "title", "heading")  # kinds whose form is known for sure


def restore_breaks(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces that the pieces of one document are really made of."""
    counts = Counter(word for piece in pieces for word in WORD.findall(piece.text))
    return tuple(part for piece in pieces for part in _parts(piece, counts))


def _parts(piece: Piece, counts: Counter[str]) -> Iterator[Piece]:
    if piece.kind in UNBROKEN:
        yield piece
        return
    for position, item in enumerate(INLINE_BULLET.split(piece.text)):
        kind = "list_item" if position else piece.kind
        for run in _runs(item, counts):
            if run.strip():
                yield Piece(_tidy(run), kind)
                kind = piece.kind


def _tidy(text: str) -> str:
    return SPACED_QUOTE.sub(r'"\1"', LOOSE_SPACE.sub("", text.strip()))


def _runs(text: str, counts: Counter[str]) -> Iterator[str]:
    cuts = {match.start() for match in GLUED_SENTENCE.finditer(text) if _is_sentence_end(text, match.start())}
    cuts |= {match.start() for match in GLUED_OPENING.finditer(text)}
    cuts |= {match.start("right") for match in GLUED_WORDS.finditer(text) if _are_glued(match, counts)}
    cuts |= {match.start() for match in INLINE_TAIL.finditer(text)}
    if end := glued_about(text):
        cuts.add(end)
    places = [0, *sorted(cuts), len(text)]
    for start, end in pairwise(places):
        yield text[start:end]


def _are_glued(match: re.Match[str], counts: Counter[str]) -> bool:
    """Two words that the document has apart, and only once together: no brand, but a heading that lost its line end."""
    left, right = match["left"], match["right"]
    if counts[left + right] > 1:
        return False
    left_known = counts[left] + counts[left.casefold()] + counts[left.capitalize()] > 0
    return left_known and (counts[right] > 0 or right in OPENERS)


def _is_sentence_end(text: str, position: int) -> bool:
    """Whether no web or mail address, no abbreviation of a name's part surrounds a position."""
    start = text.rfind(" ", 0, position) + 1
    end = text.find(" ", position)
    token = text[start : end if end >= 0 else len(text)]
    return not ADDRESS.search(token) and not TITLE_OR_INITIALS.search(text[start:position])
