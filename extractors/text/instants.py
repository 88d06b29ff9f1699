"""Moments from what documents say of their publication, with the precision that they say it in."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from dateutil import parser as date_parser  # type: ignore[import-untyped]

EASTERN = ZoneInfo("America/New_York")
PARTIAL = re.compile(r"(?P<year>\d{4})(?:-?Q(?P<quarter>[1-4])|-(?P<month>\d{2}))?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?")
COMPACT_FORM = "%Y%m%d%H%M%S"
RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}")
HAS_TIME = re.compile(r"\d{1,2}:\d{2}|T\d{2}")
OFFSETS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BST": 1}
TZ_INFOS: dict[str, tzinfo] = {"ET": EASTERN} | {
    name: timezone(timedelta(hours=hours)) for name, hours in OFFSETS.items()
}
BASES = datetime(2000, 1, 1), datetime(2001, 2, 2)  # a part that a text leaves out differs between them


@dataclass(frozen=True)
class Moment:
    """An instant, or the stretch of days that a less precise date names; `first` is an aware datetime in UTC.

    Of a day, month, quarter or year, `first` is 00:00 UTC of its first day: a date, not an instant.
    """

    first: datetime
    precision: str  # instant, day, month, quarter, year

    def end(self, zone: ZoneInfo) -> datetime:
        """The instant itself, or the last microsecond of the stretch in a time zone."""
        if self.precision == "instant":
            return self.first
        day = self.first.date()
        if self.precision == "day":
            following = day + timedelta(days=1)
        else:
            months = {"month": 1, "quarter": 3, "year": 12}[self.precision]
            years, month = divmod(day.month - 1 + months, 12)
            following = date(day.year + years, month + 1, 1)
        return datetime.combine(following, time(), zone).astimezone(UTC) - timedelta(microseconds=1)


def parse_moment(told: str | None, zone: ZoneInfo) -> Moment | None:
    """The moment that a date or time as told names; null where it names none, or only relative to another.

    A time without an offset is read in `zone`; midnight without an offset is a date alone, as databases write it.
    """
    text = " ".join((told or "").split())
    if not any(character.isdigit() for character in text):
        return None
    try:
        if partial := PARTIAL.fullmatch(text):
            return _partial(partial)
        if compact := COMPACT.fullmatch(text):
            parts = [part for part in compact.groups() if part]
            return _moment(datetime.strptime("".join(parts), COMPACT_FORM[: 2 * len(parts)]), len(parts) > 3, zone)
        if RFC_2822.match(text):
            return _moment(parsedate_to_datetime(text), True, zone)
        return _free(text, zone)
    except (ValueError, OverflowError):
        return None


def _partial(match: re.Match[str]) -> Moment:
    year, quarter, month = int(match["year"]), match["quarter"], match["month"]
    if quarter:
        return Moment(datetime(year, 3 * int(quarter) - 2, 1, tzinfo=UTC), "quarter")
    return Moment(datetime(year, int(month or 1), 1, tzinfo=UTC), "month" if month else "year")


def _free(text: str, zone: ZoneInfo) -> Moment | None:
    """ISO 8601, or a date in words; parsed over two unlike bases to see which parts the text really gives."""
    try:
        value = datetime.fromisoformat(text)
        return _moment(value, HAS_TIME.search(text) is not None, zone)
    except ValueError:
        pass
    first, second = (date_parser.parse(text, default=base, tzinfos=TZ_INFOS) for base in BASES)
    if first.year != second.year or first.month != second.month:
        return None
    if first.day != second.day:
        return Moment(datetime(first.year, first.month, 1, tzinfo=UTC), "month")
    return _moment(first, HAS_TIME.search(text) is not None, zone)


def _moment(value: datetime, has_time: bool, zone: ZoneInfo) -> Moment:
    if not has_time or (value.tzinfo is None and value.time() == time()):
        return Moment(datetime(value.year, value.month, value.day, tzinfo=UTC), "day")
    aware = value if value.tzinfo else value.replace(tzinfo=zone)
    return Moment(aware.astimezone(UTC), "instant")
