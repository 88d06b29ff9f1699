"""The dateline at the head of a story, split from its first sentence; its date where it gives a year."""

import re
from dataclasses import dataclass

from extractors.text.reading import Piece

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+)?"
CLOCK = r"(?:\s*[@,]?\s*(?:at )?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:Eastern|Pacific|Central|[A-Z]{2,4}))?)?"
DATE = (
    rf"(?:{WEEKDAY}(?:{MONTH}\s+{DAY}(?:\s*,?\s*\d{{4}})?|{DAY}\s+{MONTH}(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}))"
)
NO_DATE = rf"(?!{MONTH}\s+\d|{WEEKDAY}{MONTH}\s)"
NAME = r"[A-ZÀ-Þ][\wÀ-ÿ.'’]*(?:-[A-Z][\w'’]*)*"
PLACE = rf"{NO_DATE}{NAME}(?:[ ,/&]+(?:{NO_DATE}{NAME}|of|de|la|upon|and)){{0,7}}"
DASH = r"(?:\s--+|--+\s?|\s?[–—]+|\s-)"
NAMED_WIRE = rf"{DASH}\s?(?:[A-Z]\w*\s){{0,3}}\w*(?:[Ww]ire|[Pp]ress[Rr]elease)(?=\s?{DASH})"
WIRE = rf"(?:{DASH}?\s*(?:\([A-Z0-9][^():]{{1,60}}\)|/\s?[A-Z0-9][^/\n]{{2,45}}/)|{NAMED_WIRE})"
DATELINE = re.compile(
    rf"(?P<place>{PLACE})?\s*[,;/]?\s*(?:(?:{DASH}|:)?\s*(?P<date>\(?{DATE}\)?))?[,.]?\s*(?P<wire>(?:{WIRE}\s*)*)"
    rf"(?:{DASH}?\s*(?P<late>{DATE}){CLOCK},?\s*)?(?P<end>{DASH}|[:./])?\s*(?=[A-Z0-9À-Þ“\"‘'<(@])"
)
ALONE = re.compile(rf"(?:{PLACE},?\s*{DASH}?\s*)?(?P<date>{DATE})[.:]?\s*(?:{WIRE})?\s*{DASH}?$")
LABELS = frozenset(
    [
        "CONTACT",
        "CONTACTS",
        "NOTE",
        "NOTES",
        "SOURCE",
        "UPDATE",
        "HIGHLIGHTS",
        "SUMMARY",
        "WARNING",
        "EXCLUSIVE",
        "CORRECTION",
    ]
)
OPENER = re.compile(rf"(?:On|In|At|By|As|The|{MONTH})\b")
WITH_YEAR = re.compile(r"\d{4}")
LONGEST = 170  # characters
SHORTEST_STORY = 40  # characters after it; a line that is nothing but a date is another thing


@dataclass(frozen=True)
class Dateline:
    """How many characters of a piece are its dateline, and the date in it, as told, where it has a year."""

    length: int
    date: str | None


def find_dateline(text: str, *, is_first: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with, or is; `is_first` says that it is the first of its document."""
    if (alone := ALONE.match(text)) and WITH_YEAR.search(alone["date"]):
        return Dateline(len(text), alone["date"])
    match = DATELINE.match(text)
    if not match or not 3 < match.end() <= LONGEST or len(text) - match.end() < SHORTEST_STORY:
        return None
    date = match["date"] or match["late"]
    if not _is_dateline(match, date, is_first):
        return None
    told = date.strip("() ") if date and WITH_YEAR.search(date) else None
    return Dateline(match.end(), told)


def _is_dateline(match: re.Match[str], date: str | None, is_first: bool) -> bool:
    """Whether place, date and agency stand together as they do in a dateline, and are closed as one."""
    place, wire, end = match["place"] or "", match["wire"], match["end"]
    has_place = bool(place) and not OPENER.match(place)
    has_dash = bool(end) and end not in (":", ".", "/")
    if wire:
        return bool(date) or (has_place and bool(end))
    if date:
        return (has_place and bool(end)) or (not place and has_dash)
    city = place.split(",")[0]
    in_capitals = has_place and len(city) > 3 and city.isupper() and city not in LABELS
    return in_capitals and (has_dash or (end == ":" and is_first))


def split_dateline(piece: Piece, *, is_first: bool = False) -> tuple[tuple[Piece, ...], str | None]:
    """A paragraph's dateline and the rest as pieces of their own, and the date that the dateline gives."""
    found = find_dateline(piece.text, is_first=is_first)
    if found is None:
        return (piece,), None
    head, rest = piece.text[: found.length].strip(), piece.text[found.length :].strip()
    return (Piece(head, "dateline"), *((Piece(rest, piece.kind),) if rest else ())), found.date
