"""Stretches of days as DateValues: months, quarters, halves, years, weeks, and parts of them."""

import calendar
from datetime import date, timedelta

from extractors.nlp.annotations import DateValue

# Stands for the year where nothing gives it: a leap year, so that 29 February exists. Never shown as a year.
UNKNOWN_YEAR = 4
PARTS = {
    "early": (0, 0),
    "beginning": (0, 0),
    "start": (0, 0),
    "mid": (1, 1),
    "middle": (1, 1),
    "late": (2, 2),
    "end": (3, 3),
}


def day(year: int, month: int, number: int) -> DateValue | None:
    """One day; None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    moment = date(year, month, number)
    return DateValue(moment, moment, "day", year != UNKNOWN_YEAR)


def months(year: int, first: int, count: int, precision: str) -> DateValue:
    """A stretch of whole months; months past December run into the next year."""
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    end = date(last_year, last, calendar.monthrange(last_year, last)[1])
    return DateValue(date(year, first, 1), end, precision, year != UNKNOWN_YEAR)


def month(year: int, number: int) -> DateValue:
    """One month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> DateValue:
    """One calendar quarter."""
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> DateValue:
    """One half of a year; the contract has no such precision, so it is told as a year's."""
    return months(year, 6 * number - 5, 6, "year")


def year_of(year: int) -> DateValue:
    """One calendar year."""
    return months(year, 1, 12, "year")


def week_of(moment: date) -> DateValue:
    """The week, Monday to Sunday, of a day; told with the precision of its month."""
    monday = moment - timedelta(days=moment.weekday())
    return DateValue(monday, monday + timedelta(days=6), "month")


def on_day(moment: date) -> DateValue:
    """A day as it stands."""
    return DateValue(moment, moment, "day")


def shifted(moment: date, count: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    total = moment.year * 12 + moment.month - 1 + count
    year, number = divmod(total, 12)
    return date(year, number + 1, min(moment.day, calendar.monthrange(year, number + 1)[1]))


def part_of(value: DateValue, part: str | None) -> DateValue:
    """The early, middle or late third of a stretch, or its very beginning or end; the precision stays."""
    if part not in PARTS or value.first == value.last:
        return value
    days = (value.last - value.first).days + 1
    edge = 30 if days > 300 else 6
    first, last = PARTS[part]
    if part in {"beginning", "start"}:
        return DateValue(
            value.first, value.first + timedelta(days=min(edge, days - 1)), value.precision, value.year_known
        )
    if part == "end":
        return DateValue(
            value.last - timedelta(days=min(edge, days - 1)), value.last, value.precision, value.year_known
        )
    start = value.first + timedelta(days=days * first // 3)
    return DateValue(start, value.first + timedelta(days=days * (last + 1) // 3 - 1), value.precision, value.year_known)
