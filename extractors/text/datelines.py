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
WORD = rf"(?:(?!{MONTH}\s+\d|{WEEKDAY}{MONTH}\s)[A-ZÀ-Þ][\wÀ-ÿ.'’]*(?:-[A-Z][\w'’]*)*|of|de|la|upon|and)"
PLACE = rf"[A-ZÀ-Þ][\wÀ-ÿ.'’]*(?:-[A-Z][\w'’]*)*(?:[ ,/&]+{WORD}){{0,7}}"
DASH = r"(?:\s--+|--+\s?|\s?[–—]+|\s-)"
NAMED_WIRE = rf"{DASH}\s?(?:[A-Z]\w*\s){{0,3}}\w*(?:[Ww]ire|[Pp]ress[Rr]elease)(?=\s?{DASH})"
WIRE = rf"(?:{DASH}?\s*(?:\([A-Z0-9][^():]{{1,60}}\)|/\s?[A-Z0-9][^/\n]{{2,45}}/)|{NAMED_WIRE})"
DATELINE = re.compile(
    rf"(?P<place>{PLACE})?\s*[,;:]?\s*{DASH}?\s*(?P<date>\(?{DATE}\)?)?[,.]?\s*(?P<wire>(?:{WIRE}\s*)*)"
    rf"(?:{DASH}?\s*(?P<late>{DATE}){CLOCK},?\s*)?(?P<end>{DASH}|[:.])?\s*(?=[A-Z0-9À-Þ“\"‘'<(@])"
)
WITH_YEAR = re.compile(r"\d{4}")
LONGEST = 170  # characters
SHORTEST_STORY = 40  # characters after it; a line that is nothing but a date is another thing


@dataclass(frozen=True)
class Dateline:
    """How many characters of a piece are its dateline, and the date in it, as told, where it has a year."""

    length: int
    date: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    match = DATELINE.match(text)
    if not match or not 3 < match.end() <= LONGEST or len(text) - match.end() < SHORTEST_STORY:
        return None
    date, wire = match["date"] or match["late"], match["wire"]
    place = match["place"] or ""
    has_place = bool(place) and not re.match(rf"(?:On|In|At|By|As|The|{MONTH})\b", place)
    is_closed = bool(match["end"]) or (bool(date) and "/" in wire)
    if wire and (has_place or date):
        is_dateline = bool(is_closed)
    elif date:
        is_dateline = has_place and bool(match["end"])
    else:
        capitals = place.split(",")[0]
        is_dateline = has_place and len(capitals) > 3 and capitals.isupper() and _is_dash(match["end"])
    if not is_dateline or (match["end"] == ":" and not date):
        return None
    told = date.strip("() ") if date and WITH_YEAR.search(date) else None
    return Dateline(match.end(), told)


def split_dateline(piece: Piece) -> tuple[tuple[Piece, ...], str | None]:
    """A paragraph's dateline and the rest as pieces of their own, and the date that the dateline gives."""
    found = find_dateline(piece.text)
    if found is None:
        return (piece,), None
    head, rest = piece.text[: found.length].strip(), piece.text[found.length :].strip()
    return (Piece(head, "dateline"), Piece(rest, piece.kind)), found.date


def _is_dash(end: str | None) -> bool:
    return bool(end) and end not in (":", ".")
