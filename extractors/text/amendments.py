"""What an amended filing says of the filing that it amends, and the day that a report is for."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from extractors.text.instants import parse_moment
from extractors.text.reading import Piece

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = rf"(?P<day>(?:{MONTHS})\s+\d{{1,2}},\s*\d{{4}})"
# "... amends the Current Report on Form 8-K (originally) filed (by the Company with the SEC) on May 3, 2021"
NAMED = re.compile(
    r"(?is)\bamend(?:s|ed|ing|ment)\b.{0,400}?\b(?:form\s+)?[68]-K\b.{0,200}?\b(?:filed|furnished|submitted|dated)\b.{0,160}?"
    + DAY
)
REPORTED = re.compile(r"(?is)date of (?:the )?(?:earliest )?(?:event )?report.{0,120}?" + DAY)
REPORTED_BEFORE = re.compile(
    r"(?is)" + DAY + r"\W{0,20}(?:_{3,}\W*)?\(?\s*date of (?:the )?(?:earliest )?(?:event )?report"
)
OPENING = 60  # pieces of cover and explanatory note
UTC = ZoneInfo("UTC")


def is_amendment(form: str | None) -> bool:
    """Whether a form such as 8-K/A amends an earlier filing."""
    return form is not None and form.upper().endswith("/A")


def amended_filing_date(pieces: tuple[Piece, ...]) -> date | None:
    """The day that the opening of an amendment names as that of the filing it amends; null where it names none."""
    return _day(NAMED.search(_opening(pieces)))


def told_period(pieces: tuple[Piece, ...]) -> date | None:
    """The date of report on a cover: that of the earliest event reported; null where there is none."""
    opening = _opening(pieces)
    alone = (re.fullmatch(DAY, piece.text) for piece in pieces[:OPENING])
    return (
        _day(REPORTED.search(opening)) or _day(REPORTED_BEFORE.search(opening)) or _day(next(filter(None, alone), None))
    )


def _opening(pieces: tuple[Piece, ...]) -> str:
    return "\n".join(piece.text for piece in pieces[:OPENING])


def _day(found: re.Match[str] | None) -> date | None:
    moment = parse_moment(found["day"], UTC) if found else None
    return moment.first.date() if moment and moment.precision == "day" else None
