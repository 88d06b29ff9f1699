"""When the public could know a document; never earlier."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from extractors.text.availability import available_at, release
from extractors.text.instants import EASTERN, parse_moment

RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("accepted", "released"),
    [
        ("2021-03-03 16:30:15", "2021-03-03T21:30:15Z"),  # standard time
        ("2021-07-06 16:30:15", "2021-07-06T20:30:15Z"),  # daylight saving
        ("2021-03-03 17:30:00", "2021-03-03T22:30:00Z"),
        ("2021-03-03 17:30:01", "2021-03-04T11:00:00Z"),
        ("2024-03-28 17:41:12", "2024-03-29T10:00:00Z"),
        ("2021-03-12 18:00:00", "2021-03-15T10:00:00Z"),  # over a weekend on which the clocks change
        ("2021-07-02 20:00:00", "2021-07-06T10:00:00Z"),  # Independence Day on a Sunday, kept on Monday
        ("2023-12-22 19:00:00", "2023-12-26T11:00:00Z"),
        ("2021-12-23 19:00:00", "2021-12-27T11:00:00Z"),  # Christmas on a Saturday, kept on Friday
        ("2024-01-13 12:00:00", "2024-01-16T11:00:00Z"),  # Saturday before the third Monday of January
    ],
)
def test_a_filing_counts_from_its_release(accepted: str, released: str) -> None:
    moment = parse_moment(accepted, EASTERN)
    assert moment is not None
    assert release(moment.first) == datetime.fromisoformat(released)


@pytest.mark.parametrize(
    ("told", "is_filing", "expected"),
    [
        ("2024-06-30T08:00:00Z", False, "2024-06-30T08:00:00Z"),
        ("2024-06-30", False, "2024-06-30T14:59:59.999999Z"),
        ("2024-06-30", True, "2024-07-01T03:59:59.999999Z"),
        (None, False, "2026-01-01T00:00:00Z"),
    ],
)
def test_others_count_from_the_end_of_what_they_tell(told: str | None, is_filing: bool, expected: str) -> None:
    moment = parse_moment(told, TOKYO)
    found = available_at(moment, accepted=None, retrieved_at=RETRIEVED, is_filing=is_filing, zone=TOKYO)
    assert found == datetime.fromisoformat(expected)
