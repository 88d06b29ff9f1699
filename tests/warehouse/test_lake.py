"""The lake beside the published file, its catalog in a file; tests/fleet has one in PostgreSQL and an object store."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.warehouse.marts import rows_of, stand_marts
from warehouse.connection import open_database
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.settings import Settings
from warehouse.lake import open_lake, publish_lake
from warehouse.publish import publish_marts

needs_ducklake = pytest.mark.skipif(find_spec("duckdb_extension_ducklake") is None, reason="`make fleet` was not run")
TABLE = "marts.fct_leadership_changes"


@pytest.fixture
def with_lake(settings: Settings, tmp_path: Path) -> Settings:
    """The same settings with a lake whose catalog is a file."""
    return settings.model_copy(update={"lake": str(tmp_path / "catalog.ducklake"), "lake_data": str(tmp_path / "lake")})


def _snapshots(settings: Settings) -> list[int]:
    with open_lake(settings, read_only=True) as connection:
        rows = connection.execute("select snapshot_id from ducklake_snapshots('lake') order by 1").fetchall()
    return [row[0] for row in rows]


def _lake_rows(settings: Settings, *, snapshot: int | None = None) -> list[tuple[object, ...]]:
    with open_lake(settings, snapshot=snapshot, read_only=True) as connection:
        return rows_of(connection, f"lake.{TABLE}")


@needs_ducklake
def test_the_lake_holds_what_the_file_holds_and_keeps_what_it_held(with_lake: Settings) -> None:
    stand_marts(with_lake, build_id="b1")
    publish_marts(settings=with_lake)
    first = _snapshots(with_lake)[-1]
    before = _lake_rows(with_lake)
    stand_marts(with_lake, build_id="b2", rows=9)
    publish_marts(settings=with_lake)
    with open_database(with_lake.published_path, with_lake, read_only=True) as connection:
        assert _lake_rows(with_lake) == rows_of(connection, TABLE)
    assert len(_lake_rows(with_lake)) == 9
    assert _lake_rows(with_lake, snapshot=first) == before


@needs_ducklake
def test_the_same_build_again_is_no_new_snapshot_and_unchanged_tables_keep_their_files(with_lake: Settings) -> None:
    stand_marts(with_lake, build_id="b1")
    publish_marts(settings=with_lake)
    snapshots = _snapshots(with_lake)
    assert publish_marts(settings=with_lake).is_skipped
    assert publish_lake(with_lake.published_path, with_lake) == snapshots[-1]
    assert _snapshots(with_lake) == snapshots
    stand_marts(with_lake, build_id="b2")
    publish_marts(settings=with_lake)
    with open_lake(with_lake, read_only=True) as connection:
        created = connection.execute("select changes::varchar from ducklake_snapshots('lake') order by 1").fetchall()
    assert "published_build" in created[-1][0]
    assert "fct_leadership_changes" not in created[-1][0]


@needs_ducklake
def test_a_publication_killed_before_the_lake_is_made_up_for(with_lake: Settings) -> None:
    stand_marts(with_lake, build_id="b1")
    publish_marts(settings=with_lake.model_copy(update={"lake": ""}))
    assert publish_marts(settings=with_lake).is_skipped
    assert len(_lake_rows(with_lake)) == 3


@needs_ducklake
def test_a_catalog_that_cannot_be_reached_is_named(with_lake: Settings, tmp_path: Path) -> None:
    nowhere = with_lake.model_copy(update={"lake": str(tmp_path / "no" / "such" / "folder")})
    with pytest.raises(PathError, match="MARKET_EVENTS_LAKE"), open_lake(nowhere):
        pass


def test_a_lake_without_a_place_for_its_files_is_refused(settings: Settings) -> None:
    with (
        pytest.raises(SettingError, match="MARKET_EVENTS_LAKE_DATA"),
        open_lake(settings.model_copy(update={"lake": "catalog.ducklake"})),
    ):
        pass
