"""What follows the news in a press release, marked as boilerplate: about the firm, cautions, contacts, credits."""

import re
from functools import cache
from pathlib import Path

import yaml

from extractors.text.filings import opens_part
from extractors.text.reading import Piece

PATTERNS = Path(__file__).with_name("tails.yml")
ABOUT = re.compile(
    r"About (?!(?i:the (?:proposed |pending )?(?:transaction|offering|merger|acquisition|deal|appointment|combination"
    r"|agreement|sale|study|report)\b))(?:the |Our )?[A-Z0-9][^!?]{0,90}?(?:\.?$|:|\s[–—-]\s)"
)
# "About Acme Inc.Acme Inc. makes ...": a heading that lost its line end, told by the name that comes again.
GLUED_ABOUT = re.compile(
    r"About (?P<name>(?:the )?[A-Z0-9].{1,60}?)(?=(?P=name)\b"
    r"|(?<=[a-z.A-Z])(?:Founded|Headquartered|Based|Established|Incorporated|With|As|We|Our|The|Since|At) )"
)
CAUTIONARY_LENGTH = 80  # characters
ABOUT_WORDS = 14
NEWS_WORDS = 20  # words of a paragraph that is news rather than a line of the letterhead


def mark_tail(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of one release with all that is not its news marked as boilerplate.

    What follows an end mark, an "About" or a contact after the first paragraph of news is the tail; in a filing, until
    the next item or exhibit.
    """
    marked: list[Piece] = []
    has_news = is_tail = False
    for piece in pieces:
        if opens_part(piece):
            has_news = is_tail = False
        is_tail = is_tail or (has_news and _opens_tail(piece))
        if piece.kind not in ("title", "boilerplate") and (is_tail or _is_boilerplate(piece.text)):
            marked.append(Piece(piece.text, "boilerplate"))
            continue
        marked.append(piece)
        if piece.kind not in ("title", "heading", "table_row", "boilerplate") and len(piece.text.split()) >= NEWS_WORDS:
            has_news = True
    return tuple(marked)


def glued_about(text: str) -> int | None:
    """Where the "About" heading ends that a paragraph begins with, without a line end of its own."""
    found = GLUED_ABOUT.match(text)
    return found.end() if found else None


def _opens_tail(piece: Piece) -> bool:
    if piece.kind in ("table_row", "title", "dateline"):
        return False
    about = ABOUT.match(piece.text)
    if about and len(about.group().split()) <= ABOUT_WORDS:
        return True
    return _pattern("opens").match(piece.text) is not None


def _is_boilerplate(text: str) -> bool:
    if _pattern("credits").match(text):
        return True
    return len(text) > CAUTIONARY_LENGTH and _pattern("cautionary").search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    content: dict[str, dict[str, str]] = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in content[group].values()), re.IGNORECASE)
