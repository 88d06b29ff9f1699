"""Moments from dates as they are told, and when they end."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from extractors.text.instants import parse_moment

ZURICH = ZoneInfo("Europe/Zurich")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("told", "first", "precision"),
    [
        ("2021-03-03", utc(2021, 3, 3), "day"),
        ("2021-03", utc(2021, 3, 1), "month"),
        ("2021-Q3", utc(2021, 7, 1), "quarter"),
        ("2021", utc(2021, 1, 1), "year"),
        ("20210303", utc(2021, 3, 3), "day"),
        ("20210303173015", utc(2021, 3, 3, 16, 30, 15), "instant"),
        ("2021-03-03T12:00:00Z", utc(2021, 3, 3, 12), "instant"),
        ("2021-03-03T00:00:00Z", utc(2021, 3, 3), "instant"),
        ("2021-07-03T12:00:00", utc(2021, 7, 3, 10), "instant"),  # without an offset: the source's zone
        ("2021-03-03 00:00:00", utc(2021, 3, 3), "day"),  # a database's way to write a date
        ("Wed, 03 Mar 2021 12:00:00 +0100", utc(2021, 3, 3, 11), "instant"),
        ("March 3, 2021", utc(2021, 3, 3), "day"),
        ("3 March 2021", utc(2021, 3, 3), "day"),
        ("Monday Feb 1, 2021", utc(2021, 2, 1), "day"),
        ("March 2021", utc(2021, 3, 1), "month"),
        ("March 3, 2021 4:05 PM EST", utc(2021, 3, 3, 21, 5), "instant"),
    ],
)
def test_parse(told: str, first: datetime, precision: str) -> None:
    moment = parse_moment(told, ZURICH)
    assert moment is not None
    assert (moment.first, moment.precision) == (first, precision)


@pytest.mark.parametrize("told", [None, "", "yesterday", "two days ago", "March 3", "2021-13-45", "12:30", "n/a"])
def test_what_names_no_moment_gives_none(told: str | None) -> None:
    assert parse_moment(told, ZURICH) is None


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("2021-03-03T12:00:00Z", utc(2021, 3, 3, 12)),
        ("2021-03-03", utc(2021, 3, 3, 22, 59, 59, 999999)),
        ("2021-12", utc(2021, 12, 31, 22, 59, 59, 999999)),
        ("2021-Q2", utc(2021, 6, 30, 21, 59, 59, 999999)),
        ("2021", utc(2021, 12, 31, 22, 59, 59, 999999)),
    ],
)
def test_a_stretch_ends_with_its_last_microsecond_in_the_zone(told: str, end: datetime) -> None:
    moment = parse_moment(told, ZURICH)
    assert moment is not None
    assert moment.end(ZURICH) == end
