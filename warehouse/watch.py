"""Looks for sources that have fallen silent or bring less than half of what is expected, and raises an alarm."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from warehouse.connection import open_database
from warehouse.contract.errors import SourceSilent
from warehouse.contract.settings import Settings, read_settings

CALM = timedelta(days=3)  # as dbt's fct_coverage_gaps has it
WEEK = timedelta(days=7)

_SOURCES = """
    select source_id, expected_per_week, last_retrieved_at
    from marts.dim_sources
    where expected_per_week is not null and last_retrieved_at is not null
    order by source_id
"""
_HALVED = """
    select source_id, gap_from::date::varchar, affected_count, expected_per_week
    from marts.fct_coverage_gaps
    where gap_reason = 'halved' and gap_to > $since
    order by all
"""


@dataclass(frozen=True)
class WatchReport:
    """How many sources were looked at; without an alarm all of them bring what is expected."""

    sources: int


def watch_sources(*, now: datetime | None = None, settings: Settings | None = None) -> WatchReport:
    """Hold the published sources to what the register expects of them, at `now` or at this moment.

    Raises SourceSilent, which names every source that has been silent for too long or halved within the last two weeks,
    PathError where nothing is published yet.
    """
    settings, moment = settings or read_settings(), now or datetime.now(UTC)
    with open_database(settings.published_path, settings, read_only=True) as connection:
        sources = connection.execute(_SOURCES).fetchall()
        halved = connection.execute(_HALVED, {"since": moment - 2 * WEEK}).fetchall()
    alarms = [
        f"{source} has been silent since {last:%Y-%m-%d %H:%M} UTC"
        for source, expected, last in sources
        if moment - last > max(CALM, 3 * WEEK / expected)
    ]
    alarms += [
        f"{source} brought {count} of {expected} documents in the week of {week}"
        for source, week, count, expected in halved
    ]
    if alarms:
        raise SourceSilent(f"{'; '.join(alarms)}; see marts.fct_coverage_gaps, and pull again")
    return WatchReport(sources=len(sources))
