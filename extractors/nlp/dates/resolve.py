"""Resolves one matched date expression to a DateValue, against the day of publication and the tense around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.nlp.annotations import DateValue
from extractors.nlp.dates import calendar
from extractors.nlp.dates.lexicon import date_lexicon
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


def resolve(kind: str, match: re.Match[str], setting: Setting) -> DateValue | None:
    """The stretch of days that an expression names; None where it names none, or one that nothing here can tell."""
    return RESOLVERS[kind](match.groupdict(), setting)


def _known_year(parts: Parts, setting: Setting) -> int | None:
    if year := parts.get("year") or parts.get("year_too"):
        return _full_year(year)
    if parts.get("which") and setting.published_on:
        return setting.published_on.year + _side(parts["which"] or "this")
    return setting.year_hint


def _full_year(text: str) -> int:
    number = int(text)
    if number >= 100:
        return number
    return 2000 + number if number < 60 else 1900 + number


def _side(text: str) -> int:
    return SIDES.get(text.lower().split()[-1], 0)


def _nearest(build: Callable[[int], DateValue | None], setting: Setting) -> DateValue | None:
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


def _days(parts: Parts, setting: Setting) -> DateValue | None:
    month = date_lexicon().months[(parts["month"] or "").lower()]
    month_to = date_lexicon().months[(parts.get("month_to") or parts["month"] or "").lower()]
    first, last = int(parts["day"] or 0), int(parts.get("day_to") or parts["day"] or 0)

    def build(year: int) -> DateValue | None:
        start, end = calendar.day(year, month, first), calendar.day(year, month_to, last)
        if start is None or end is None or end.first < start.first:
            return start
        return DateValue(start.first, end.last, "day", start.year_known)

    year = _known_year(parts, setting)
    return build(year) if year else _nearest(build, setting)


def _month(parts: Parts, setting: Setting) -> DateValue | None:
    number, part = date_lexicon().months[(parts["month"] or "").lower()], (parts.get("part") or "").lower()
    if parts.get("side") and setting.published_on:
        return _sided_month(number, _side(parts["side"] or ""), setting.published_on)
    year = _known_year(parts, setting)
    value = calendar.month(year, number) if year else _nearest(lambda y: calendar.month(y, number), setting)
    return calendar.part_of(value, part) if value else None


def _sided_month(number: int, side: int, published: date) -> DateValue:
    year = published.year
    if side < 0 and number >= published.month:
        year -= 1
    if side > 0 and number <= published.month:
        year += 1
    return calendar.month(year, number)


def _iso(parts: Parts, setting: Setting) -> DateValue | None:
    return calendar.day(int(parts["year"] or 0), int(parts["number"] or 0), int(parts["day"] or 0))


def _numeric(parts: Parts, setting: Setting) -> DateValue | None:
    a, b, year = int(parts["a"] or 0), int(parts["b"] or 0), parts["year"] or ""
    if parts["mark"] == ".":
        return calendar.day(int(year), b, a) if len(year) == 4 else None
    return calendar.day(_full_year(year), a, b) or calendar.day(_full_year(year), b, a)


def _quarter(parts: Parts, setting: Setting) -> DateValue | None:
    told = (
        parts.get("number")
        or parts.get("number_too")
        or str(date_lexicon().ordinals[(parts.get("ordinal") or "1").lower()])
    )
    unit, number = (parts.get("unit") or parts.get("unit_too") or "").lower(), int(told)
    is_half = unit[:1] == "h"
    if is_half and (parts.get("ordinal") or "").lower() in {"final", "last"}:
        number = 2
    if is_half and number > 2:
        return None
    build = calendar.half if is_half else calendar.quarter
    year = _known_year(parts, setting)
    if year is None and setting.published_on is None:
        return None
    return build(year, number) if year else _nearest(lambda y: build(y, number), setting)


def _ago(parts: Parts, setting: Setting) -> DateValue | None:
    if setting.published_on is None:
        return None
    count = date_lexicon().count(parts["count"] or "1") * (-1 if (parts["side"] or "").lower() == "ago" else 1)
    match (parts["unit"] or "").lower():
        case "day":
            return calendar.on_day(setting.published_on + timedelta(days=count))
        case "week":
            return calendar.week_of(setting.published_on + timedelta(weeks=count))
        case "month":
            moment = calendar.shifted(setting.published_on, count)
            return calendar.month(moment.year, moment.month)
    return calendar.year_of(setting.published_on.year + count)


def _weekday(parts: Parts, setting: Setting) -> DateValue | None:
    published = setting.published_on
    if published is None:
        return None
    behind = (published.weekday() - date_lexicon().weekdays[(parts["weekday"] or "").lower()]) % 7
    side = _side(parts["side"] or "") if parts.get("side") else None
    if side == -1:
        return calendar.on_day(published - timedelta(days=behind or 7))
    if side is not None or setting.tense() == FUTURE:
        return calendar.on_day(published + timedelta(days=7 - behind if behind or side != 0 else 0))
    return calendar.on_day(published - timedelta(days=behind))


def _unit(parts: Parts, setting: Setting) -> DateValue | None:
    published = setting.published_on
    if published is None:
        return None
    unit, side = (parts["unit"] or "").lower(), _side(parts.get("side") or "this")
    part = {"later": None, "earlier": None}.get((parts.get("part") or "").lower(), (parts.get("part") or "").lower())
    if unit in date_lexicon().seasons:
        return _season(unit, side, published)
    match unit:
        case "week":
            value = calendar.week_of(published + timedelta(weeks=side))
        case "weekend":
            saturday = calendar.week_of(published + timedelta(weeks=side)).first + timedelta(days=5)
            value = DateValue(saturday, saturday + timedelta(days=1), "day")
        case "month":
            moment = calendar.shifted(published, side)
            value = calendar.month(moment.year, moment.month)
        case "quarter":
            moment = calendar.shifted(published, 3 * side)
            value = calendar.quarter(moment.year, (moment.month + 2) // 3)
        case _:
            value = calendar.year_of(published.year + side)
    return calendar.part_of(value, part)


def _season(name: str, side: int, published: date) -> DateValue:
    first, count = date_lexicon().seasons[name]
    value = calendar.months(published.year, first, count, "quarter")
    if side < 0 and value.last >= published:
        return calendar.months(published.year - 1, first, count, "quarter")
    if side > 0 and value.first <= published:
        return calendar.months(published.year + 1, first, count, "quarter")
    return value


def _told_season(parts: Parts, setting: Setting) -> DateValue | None:
    first, count = date_lexicon().seasons[(parts["season"] or "").lower()]
    year = _known_year(parts, setting)
    return calendar.months(year, first, count, "quarter") if year else None


def _near(parts: Parts, setting: Setting) -> DateValue | None:
    if setting.published_on is None:
        return None
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(
        " ".join((parts.get("word") or "").lower().split()), 0
    )
    return calendar.on_day(setting.published_on + timedelta(days=shift))


def _year(parts: Parts, setting: Setting) -> DateValue | None:
    told = parts.get("year") or parts.get("short") or parts.get("span") or ""
    return calendar.part_of(calendar.year_of(_full_year(told)), (parts.get("part") or "").lower())


def _year_end(parts: Parts, setting: Setting) -> DateValue | None:
    is_middle, is_end = bool(parts["part"]), bool(parts["end"])
    year = _known_year(parts, setting) or (setting.published_on.year if setting.published_on else None)
    if is_middle == is_end or year is None:
        return None
    return calendar.part_of(calendar.year_of(year), "mid" if is_middle else "end")


def _decade(parts: Parts, setting: Setting) -> DateValue | None:
    return calendar.months(int(parts["year"] or 0), 1, 120, "year")


RESOLVERS: dict[str, Callable[[Parts, Setting], DateValue | None]] = {
    **dict.fromkeys(("month_day", "day_month"), _days),
    **dict.fromkeys(("month_year", "part_month", "which_month", "month"), _month),
    **dict.fromkeys(("quarter", "quarter_code"), _quarter),
    **dict.fromkeys(("weekday", "which_day"), _weekday),
    **dict.fromkeys(("which_unit", "part_unit"), _unit),
    **dict.fromkeys(("near", "now"), _near),
    **dict.fromkeys(("fiscal_year", "part_year", "year"), _year),
    "iso": _iso,
    "numeric": _numeric,
    "ago": _ago,
    "year_end": _year_end,
    "season": _told_season,
    "decade": _decade,
}
