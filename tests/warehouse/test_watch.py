"""Sources held to what is expected of them, on a published database of short rows."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from warehouse.contract.errors import PathError, SourceSilent
from warehouse.contract.settings import Settings
from warehouse.watch import watch_sources

NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def published(settings: Settings) -> duckdb.DuckDBPyConnection:
    settings.published_path.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(settings.published_path))
    connection.execute("create schema marts")
    connection.execute(
        "create table marts.dim_sources (source_id varchar, expected_per_week integer, last_retrieved_at timestamptz)"
    )
    connection.execute(
        "create table marts.fct_coverage_gaps (source_id varchar, gap_from timestamptz, gap_to timestamptz,"
        " gap_reason varchar, affected_count bigint, expected_per_week integer)"
    )
    for source, expected, days in (("folder", None, 90), ("new", 70, None), ("busy", 70, 2), ("rare", 1, 20)):
        last = None if days is None else NOW - timedelta(days=days)
        connection.execute("insert into marts.dim_sources values (?, ?, ?)", [source, expected, last])
    return connection


def test_calm_sources_and_those_of_unknown_volume_raise_nothing(
    published: duckdb.DuckDBPyConnection, settings: Settings
) -> None:
    published.close()
    assert watch_sources(now=NOW, settings=settings).sources == 2


def test_a_silent_and_a_halved_source_are_named(published: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    published.execute(
        "update marts.dim_sources set last_retrieved_at = '2024-02-20 00:00:00+00' where source_id = 'busy'"
    )
    for week, until in (("2024-02-19", "2024-02-26"), ("2024-01-01", "2024-01-08")):
        row = ["busy", f"{week} 00:00:00+00", f"{until} 00:00:00+00", "halved", 12, 70]
        published.execute("insert into marts.fct_coverage_gaps values (?, ?, ?, ?, ?, ?)", row)
    published.close()
    with pytest.raises(SourceSilent) as alarm:
        watch_sources(now=NOW, settings=settings)
    assert str(alarm.value).splitlines() == [
        "busy has been silent since 2024-02-20 00:00 UTC; busy brought 12 of 70 documents in the week of 2024-02-19;"
        " see marts.fct_coverage_gaps, and pull again"
    ]


def test_without_a_published_database_it_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(PathError, match="make run"):
        watch_sources(settings=settings)
