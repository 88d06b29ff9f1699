"""Resolves one matched date expression to a DateValue, against the day of publication and the tense around it."""

import re
from collections.abc import Callable
from datetime import date

from extractors.nlp.annotations import DateValue
from extractors.nlp.dates import calendar
from extractors.nlp.dates.lexicon import date_lexicon
from extractors.nlp.dates.relative import resolve_ago, resolve_near, resolve_unit, resolve_weekday
from extractors.nlp.dates.setting import Parts, Setting, full_year, known_year, nearest, side_of


def resolve(kind: str, match: re.Match[str], setting: Setting) -> DateValue | None:
    """The stretch of days that an expression names; None where it names none, or one that nothing here can tell."""
    return RESOLVERS[kind](match.groupdict(), setting)


def _days(parts: Parts, setting: Setting) -> DateValue | None:
    month = date_lexicon().months[(parts["month"] or "").lower()]
    month_to = date_lexicon().months[(parts.get("month_to") or parts["month"] or "").lower()]
    first, last = int(parts["day"] or 0), int(parts.get("day_to") or parts["day"] or 0)

    def build(year: int) -> DateValue | None:
        start, end = calendar.day(year, month, first), calendar.day(year, month_to, last)
        if start is None or end is None or end.first < start.first:
            return start
        return DateValue(start.first, end.last, "day", start.year_known)

    year = known_year(parts, setting)
    return build(year) if year else nearest(build, setting)


def _month(parts: Parts, setting: Setting) -> DateValue | None:
    number, part = date_lexicon().months[(parts["month"] or "").lower()], (parts.get("part") or "").lower()
    if parts.get("side") and setting.published_on:
        return _sided_month(number, side_of(parts["side"] or ""), setting.published_on)
    year = known_year(parts, setting)
    value = calendar.month(year, number) if year else nearest(lambda y: calendar.month(y, number), setting)
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
    return calendar.day(full_year(year), a, b) or calendar.day(full_year(year), b, a)


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
    year = known_year(parts, setting)
    if year is None and setting.published_on is None:
        return None
    return build(year, number) if year else nearest(lambda y: build(y, number), setting)


def _told_season(parts: Parts, setting: Setting) -> DateValue | None:
    first, count = date_lexicon().seasons[(parts["season"] or "").lower()]
    year = known_year(parts, setting)
    return calendar.months(year, first, count, "quarter") if year else None


def _year(parts: Parts, setting: Setting) -> DateValue | None:
    told = parts.get("year") or parts.get("short") or parts.get("span") or ""
    return calendar.part_of(calendar.year_of(full_year(told)), (parts.get("part") or "").lower())


def _year_end(parts: Parts, setting: Setting) -> DateValue | None:
    is_middle, is_end = bool(parts["part"]), bool(parts["end"])
    year = known_year(parts, setting) or (setting.published_on.year if setting.published_on else None)
    if is_middle == is_end or year is None:
        return None
    return calendar.part_of(calendar.year_of(year), "mid" if is_middle else "end")


def _decade(parts: Parts, setting: Setting) -> DateValue | None:
    return calendar.months(int(parts["year"] or 0), 1, 120, "year")


RESOLVERS: dict[str, Callable[[Parts, Setting], DateValue | None]] = {
    **dict.fromkeys(("month_day", "day_month"), _days),
    **dict.fromkeys(("month_year", "part_month", "which_month", "month"), _month),
    **dict.fromkeys(("quarter", "quarter_code"), _quarter),
    **dict.fromkeys(("weekday", "which_day"), resolve_weekday),
    **dict.fromkeys(("which_unit", "part_unit"), resolve_unit),
    **dict.fromkeys(("near", "now"), resolve_near),
    **dict.fromkeys(("fiscal_year", "part_year", "year"), _year),
    "iso": _iso,
    "numeric": _numeric,
    "ago": resolve_ago,
    "year_end": _year_end,
    "season": _told_season,
    "decade": _decade,
}
