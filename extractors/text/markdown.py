"""Pieces of a Markdown file, its marks taken off, with what its front matter says."""

import re
from collections.abc import Iterator

import yaml

from extractors.text.lines import read_plain
from extractors.text.normal import clean_characters, one_line
from extractors.text.reading import Piece, Reading

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"(?m)^(\S.*)\n(?:=+|-{3,})[ \t]*$")
TABLE_LINE = re.compile(r"\s*\|.*\|\s*$")
TABLE_RULE = re.compile(r"[\s|:-]+$")
FENCE = re.compile(r"(?m)^\s*(?:```|~~~).*$")
ITEM = re.compile(r"(?m)^(\s*)(?:[-*+]|\d{1,3}[.)])\s+")
INLINE = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>]+)>"), r"\1"),
    (re.compile(r"</?(?:a|b|i|em|strong|br|p|span|div|sup|sub|u|img)\b[^>]*>", re.I), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])"), r"\1"),
)


def read_markdown(text: str) -> Reading:
    """The pieces of a Markdown text; title, date, author and publisher from its front matter where it has one."""
    text = clean_characters(text)
    front = FRONT_MATTER.match(text)
    told = _front(front.group(1)) if front else {}
    body = FENCE.sub("", UNDERLINE.sub(r"# \1", text[front.end() :] if front else text))
    for pattern, replacement in INLINE:
        body = pattern.sub(replacement, body)
    pieces = tuple(_pieces(body))
    first = next((piece.text for piece in pieces[:1] if piece.kind == "heading"), None)
    author = told.get("author")
    return Reading(
        pieces=pieces,
        title=told.get("title") or first,
        publisher=told.get("publisher"),
        authors=(author,) if author else (),
        published=told.get("date"),
        published_source="page",
    )


def _front(content: str) -> dict[str, str]:
    try:
        value = yaml.safe_load(content)
    except yaml.YAMLError:
        return {}  # a text between rules that is no front matter
    if not isinstance(value, dict):
        return {}
    return {
        str(key).casefold(): str(item)
        for key, item in value.items()
        if isinstance(item, str | int) or hasattr(item, "isoformat")
    }


def _pieces(body: str) -> Iterator[Piece]:
    """Headings, tables and quotes by their marks; what lies between is plain text."""
    waiting: list[str] = []
    for line in [*body.split("\n"), "# "]:
        heading, is_table = HEADING.match(line), TABLE_LINE.match(line)
        if not heading and not is_table and line != "# ":
            quote = re.sub(r"^\s*(?:>\s?)+", "", line)
            waiting.append(ITEM.sub(r"\1• ", quote))
            continue
        yield from read_plain("\n".join(waiting))
        waiting = []
        if heading and heading.group(1).strip():
            yield Piece(one_line(heading.group(1)), "heading")
        elif is_table and not TABLE_RULE.match(line):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            yield Piece(" | ".join(cell for cell in cells if cell), "table_row")
