"""When the public could know a document: from its publication, its acceptance by EDGAR, or its retrieval."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from extractors.text.instants import EASTERN, Moment

# EDGAR disseminates what it accepts until 17:30 Eastern at once, the rest from 06:00 of its next business day
# (SEC, EDGAR Filer Manual, volume II, "Filing hours").
LAST_RELEASE, FIRST_RELEASE = time(17, 30), time(6, 0)
LONGEST_CLOSURE = 7  # days; no stretch of weekend and holidays is longer


def available_at(
    published: Moment | None,
    *,
    accepted: datetime | None,
    retrieved_at: datetime,
    is_filing: bool,
    zone: ZoneInfo,
) -> datetime:
    """The instant, in UTC, from which a document counts as known.

    A filing counts from its release by EDGAR, a date alone from its last microsecond in `zone` (Eastern for filings),
    a document of unknown date from its retrieval.
    """
    if accepted is not None:
        return release(accepted)
    if published is None:
        return retrieved_at
    return published.end(EASTERN if is_filing else zone)


def release(accepted: datetime) -> datetime:
    """When EDGAR disseminates a filing accepted at an instant; in UTC."""
    local = accepted.astimezone(EASTERN)
    if _is_business_day(local.date()) and local.time() <= LAST_RELEASE:
        return accepted.astimezone(UTC)
    days = (local.date() + timedelta(days=ahead) for ahead in range(1, LONGEST_CLOSURE + 1))
    day = next(day for day in days if _is_business_day(day))
    return datetime.combine(day, FIRST_RELEASE, EASTERN).astimezone(UTC)


def _is_business_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def _holidays(year: int) -> frozenset[date]:
    """The federal holidays on which EDGAR is closed, as observed in a year (5 U.S.C. 6103)."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if year >= 2021 else [])
    observed = {_observed(date(year, month, day)) for month, day in fixed} | {_observed(date(year + 1, 1, 1))}
    return frozenset(
        observed
        | {_weekday(year, 2, 0, 3), _weekday(year, 9, 0, 1), _weekday(year, 10, 0, 2), _weekday(year, 11, 3, 4)}
        | ({_weekday(year, 1, 0, 3)} if year >= 1986 else set())
        | {_weekday(year, 6, 0, 1) - timedelta(days=7)}  # the last Monday of May
    )


def _observed(day: date) -> date:
    """A holiday on a Saturday is kept on the Friday before it, one on a Sunday on the Monday after."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
