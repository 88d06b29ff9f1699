"""Paragraph breaks that a text has lost, found again: glued sentences, and bullets within a line."""

import re
from collections.abc import Iterator

from extractors.text.reading import Piece

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
GLUED_SENTENCE = re.compile(
    r"(?<=[a-z\d)\]”\"’][.!?])(?=[A-Z“(][A-Za-z’']*[ ,])|(?<=[a-z][.!?][”\"])(?=[A-Z“][a-z]*[ ,])"
)
GLUED_OPENING = re.compile(
    rf"(?<=[a-z]{{3}})(?=(?:On|In|At|As of|By|Effective|Effective as of|Between) (?:{MONTHS}|the |connection |addition |accordance ))"
    r"|(?<=[a-z]{3})(?=(?:As previously|Pursuant to|Following|Effective|There (?:is|are|were)|The [a-z]+|Mr\.|Ms\.|Mrs\.|Dr\.) )"
    r"|(?<=[a-z.]{3})(?=CONTACTS?:)"
)
ADDRESS = re.compile(r"(?i)www\.|https?:|@|\.(?:com|net|org|io|ai|co|gov|edu|inc)\b")
INLINE_BULLET = re.compile(r"\s*[•●▪■◦‣∙]\s*|\s+·\s+")
INLINE_TAIL = re.compile(
    r"(?<=[.!?”\"’)]) (?=(?:About (?!(?:the|a|an|half|one|two)\b)[A-Z][^.:]{1,60}:|### |# # # |(?:Media|Press|Investor) Contacts?:))"
)
QUOTE_SPACES = re.compile(r"(?<=\()\s+(?=\w)|\s+(?=[,;](?:\s|$))")


def restore_breaks(piece: Piece) -> Iterator[Piece]:
    """The pieces that one piece is really made of."""
    if piece.kind in ("table_row", "title"):
        yield piece
        return
    parts = INLINE_BULLET.split(piece.text)
    for position, part in enumerate(parts):
        kind = "list_item" if position else piece.kind
        for sentence_run in _split(part):
            if sentence_run.strip():
                yield Piece(QUOTE_SPACES.sub("", sentence_run.strip()), kind)
            kind = kind if kind == "list_item" and len(parts) > 1 and position < len(parts) - 1 else piece.kind


def _split(text: str) -> Iterator[str]:
    cuts = sorted(
        {match.start() for match in GLUED_SENTENCE.finditer(text) if not _in_address(text, match.start())}
        | {match.start() for match in GLUED_OPENING.finditer(text)}
        | {match.start() for match in INLINE_TAIL.finditer(text)}
    )
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        yield text[start:end]


def _in_address(text: str, position: int) -> bool:
    """Whether the run of characters around a position is a web or mail address, or an initial such as U.S.A."""
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    end = text.find(" ", position)
    token = text[start : end if end >= 0 else len(text)]
    return ADDRESS.search(token) is not None or re.match(r"(?:[A-Za-z]\.)+[A-Z]", token) is not None
