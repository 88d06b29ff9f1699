"""What a date expression is resolved against: publication, tense, the year told, and the side of now that it is on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.nlp.annotations import DateValue
from extractors.nlp.dates import calendar
from extractors.nlp.dates.tense import FUTURE, PAST

# A date without a year lies at most so far ahead of the day of publication before the year before is taken for it.
# Days are told ahead even in the past tense ("declared a dividend payable on April 13"), months seldom.
DAYS_AHEAD, DAYS_AHEAD_OF_PAST, DAYS_BEHIND_OF_FUTURE = 183, {"day": 75, "month": 5, "quarter": 5, "year": 5}, 31
SIDES = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}

Parts = dict[str, str | None]


@dataclass(frozen=True)
class Setting:
    """What an expression is resolved against; `tense` is asked for only where the expression leaves it open."""

    published_on: date | None
    tense: Callable[[], str | None]
    year_hint: int | None = None  # the year of the range that the expression begins


def known_year(parts: Parts, setting: Setting) -> int | None:
    """The year that the expression tells, or its range, if any."""
    if year := parts.get("year") or parts.get("year_too"):
        return full_year(year)
    if parts.get("which") and setting.published_on:
        return setting.published_on.year + side_of(parts["which"] or "this")
    return setting.year_hint


def full_year(text: str) -> int:
    """A year of two or four figures; two below 60 are of this century."""
    number = int(text)
    if number >= 100:
        return number
    return 2000 + number if number < 60 else 1900 + number


def side_of(text: str) -> int:
    """Whether a word points behind (-1), ahead (1) or to what runs now (0)."""
    return SIDES.get(text.lower().split()[-1], 0)


def nearest(build: Callable[[int], DateValue | None], setting: Setting) -> DateValue | None:
    """The year's instance of a yearless date that the tense asks for, or else the one nearest to publication."""
    if setting.published_on is None:
        return build(calendar.UNKNOWN_YEAR)
    published, tense = setting.published_on, setting.tense()
    earliest = published - timedelta(days=DAYS_BEHIND_OF_FUTURE)
    choices = [value for year in (published.year - 1, published.year, published.year + 1) if (value := build(year))]
    if tense == FUTURE:
        return next((value for value in choices if value.last >= earliest), None)
    for value in reversed(choices):
        ahead = DAYS_AHEAD_OF_PAST[value.precision] if tense == PAST else DAYS_AHEAD
        if value.first <= published + timedelta(days=ahead):
            return value
    return None
