"""Pieces from plain text: hard-wrapped lines joined, paragraphs, bullets and table rows told apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.text.normal import clean_characters, one_line
from extractors.text.reading import Piece

BULLET = re.compile(r"\s*(?:[•●▪■◦‣∙]\s*|(?:[*·–—+]|--?|o(?=\s{2}))\s+)+(?=\S)")
NUMBERED = re.compile(r"\s*(?:\([a-z0-9]{1,3}\)|\d{1,2}[.)])\s+(?=[A-Z“\"])")
LONE_LABEL = re.compile(r"(?i)\s*(?:item\s*\d+(?:\.\d+)?\.?|\([a-z0-9]{1,3}\))\s*$")
GAP = re.compile(r"\s*\t\s*| {3,}")
TERMINAL = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
DANGLING = re.compile(r"(?:,|\b(?:the|of|and|or|a|an|to|in|for|with|by|at|on|as|its|his|her|that|which))\s*$")
RULE = re.compile(r"\s*(?:[-_=*~]{3,}|[_\W]{8,})\s*$")
MARKUP = re.compile(r"(?i)\s*</?(?:page|c|s|caption|table|fn|r)>\s*$")  # SGML of the filings of the nineties

SIGN_OFF = re.compile(r"(?i)\s*reuters?\W*$")
PARAGRAPH_INDENT = range(3, 9)  # columns
GLUED_HEADING = re.compile(r"(?<=[a-z]) {2,}(?=[A-Z][A-Za-z]*,? )")
WHOLE_DOCUMENT = 500  # characters
NARROWEST_WRAP, WIDEST_WRAP = 45, 170  # characters; other lines are paragraphs, or headings above them
SENTENCE_LINES = 0.6  # share of lines that end a sentence, above which each line is a paragraph


@dataclass(frozen=True)
class Layout:
    """How a text breaks its lines.

    width: of its wrapped lines, null where each line is a paragraph; is_indented: a paragraph begins with white space,
    and any other line goes on with the one before.
    """

    width: int | None
    is_indented: bool = False


def read_plain(text: str) -> tuple[Piece, ...]:
    """The pieces of a plain text in order, each on one line."""
    lines = ["" if RULE.match(line) or MARKUP.match(line) else line for line in clean_characters(text).split("\n")]
    layout = _layout(lines)
    pieces: list[Piece] = []
    for chunk in _chunks(lines):
        for piece in _chunk_pieces(chunk, layout):
            if pieces and _runs_on(pieces[-1], piece):
                pieces[-1] = Piece(_join(pieces[-1].text, piece.text), pieces[-1].kind)
            else:
                pieces.append(piece)
    return tuple(pieces)


def _layout(lines: list[str]) -> Layout:
    followed = [first for first, second in pairwise(lines) if first.strip() and second.strip()]
    if not followed:
        return Layout(None)
    ending = sum(bool(TERMINAL.search(line)) for line in followed)
    widths = sorted(len(line.rstrip()) for line in followed)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or ending > SENTENCE_LINES * len(followed):
        return Layout(None)
    body = _without_sign_off(lines)
    filled = [line for line in body if line.strip()]
    indented = sum(_indent(line) in PARAGRAPH_INDENT for line in filled)
    flush = sum(_indent(line) == 0 for line in filled)
    breaks = sum(not before.strip() and bool(line.strip()) for before, line in pairwise(body))
    is_indented = indented > breaks and indented + flush >= len(filled) - 1 and flush >= indented
    is_one = len(body) < len(lines) and indented == breaks == 0  # a wire's item of one paragraph
    return Layout(width, is_indented=is_indented or is_one)


def _without_sign_off(lines: list[str]) -> list[str]:
    """The lines above a wire's name at the end, and above the blank ones before it."""
    last = max((place for place, line in enumerate(lines) if line.strip()), default=-1)
    if last < 1 or not SIGN_OFF.match(lines[last]):
        return lines
    return lines[: max(place for place, line in enumerate(lines[:last]) if line.strip() or not place) + 1]


def _chunks(lines: list[str]) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _chunk_pieces(chunk: list[str], layout: Layout) -> list[Piece]:
    """The pieces of lines that no empty line divides."""
    rows = [_is_row(line) for line in chunk]
    margin = min(_indent(line) for line in chunk)
    pieces: list[Piece] = []
    for position, line in enumerate(chunk):
        if rows[position] and sum(rows) > 1:
            pieces.append(Piece(" | ".join(cell.strip() for cell in GAP.split(line.strip())), "table_row"))
        elif position and not rows[position - 1] and _continues(chunk[position - 1], line, pieces[-1], margin, layout):
            pieces[-1] = Piece(_join(pieces[-1].text, one_line(line)), pieces[-1].kind)
        elif bullet := BULLET.match(line):
            pieces.append(Piece(one_line(line[bullet.end() :]), "list_item"))
        else:
            pieces.extend(Piece(one_line(part)) for part in _glued_parts(line))
    return pieces


def _glued_parts(line: str) -> list[str]:
    """A line that is a whole document parts where two spaces, and no full stop, stand before a capital."""
    return GLUED_HEADING.split(line) if len(line) > WHOLE_DOCUMENT else [line]


def _continues(before: str, line: str, piece: Piece, margin: int, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if BULLET.match(line) or SIGN_OFF.match(line) or (NUMBERED.match(line) and not LONE_LABEL.match(before)):
        return False
    if LONE_LABEL.match(before) or not any(character.isalnum() for character in line):
        return True
    text = line.strip()
    hangs = piece.kind == "list_item" or NUMBERED.match(piece.text)
    if _indent(line) > margin + 1 and not hangs and _indent(before) <= _indent(line) - 2:
        return False
    if text[0].islower() and not TERMINAL.search(before):
        return True
    if layout.width is None:
        return False
    if layout.is_indented and _indent(line) == 0:
        return not before.isupper() or line.isupper()
    if len(text) > 1.5 * layout.width:
        return False
    is_full = len(before.rstrip()) + 1 + len(text.split()[0]) > 0.93 * layout.width
    return is_full or (DANGLING.search(before) is not None and len(before.strip()) > 0.5 * layout.width)


def _runs_on(before: Piece, piece: Piece) -> bool:
    """Whether an empty line fell into the middle of a sentence, as it does in text taken from PDFs."""
    if before.kind or piece.kind or not piece.text[0].islower():
        return False
    return len(before.text) > 40 and not TERMINAL.search(before.text) and before.text[-1] not in '"”)'


def _is_row(line: str) -> bool:
    text = line.strip()
    if LONE_LABEL.match(text.split("  ")[0]) or BULLET.match(line) or NUMBERED.match(line):
        return False
    cells = GAP.split(text)
    return len(cells) > 1 and max(len(cell) for cell in cells) < 60


def _indent(line: str) -> int:
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def _join(before: str, after: str) -> str:
    if re.search(r"\w-$", before) and after[0].isalpha():
        return before + after  # a compound broken at its hyphen
    if not any(character.isalnum() for character in after[:1]) and after[:1] in ".,;:)":
        return before + after
    return f"{before} {after}"
