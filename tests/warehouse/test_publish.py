from pathlib import Path

import duckdb
import pytest

from tests.warehouse.landings import Story, land_stories
from tests.warehouse.marts import rows_of, stand_marts
from tests.warehouse.processes import kill_when, run_warehouse, start_warehouse
from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.load import load_landing
from warehouse.publish import public_path, publish_marts, published_build

CALL = "select count(*) from marts.leadership_changes_as_of(timestamptz '2024-03-01 00:00:01+00')"


def count(path: Path, settings: Settings) -> int:
    with open_database(path, settings, read_only=True) as connection:
        row = connection.execute("select count(*) from marts.fct_leadership_changes").fetchone()
    assert row is not None
    return int(row[0])


def test_published_file_holds_the_marts_and_nothing_else(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    report = publish_marts(settings=settings)
    assert (report.build_id, report.tables, report.rows, report.is_skipped) == ("b1", 2, 4, False)
    with open_database(settings.published_path, settings, read_only=True) as connection:
        relations = connection.execute("select schema_name, table_name from duckdb_tables() order by all").fetchall()
        views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
        schemas = connection.execute(
            "select schema_name from duckdb_schemas()"
            " where database_name = current_database() and schema_name != 'main'"
        ).fetchall()
        rows = rows_of(connection, "marts.fct_leadership_changes")
    assert relations == [
        ("marts", "fct_corporate_actions"),
        ("marts", "fct_leadership_changes"),
        ("marts", "published_build"),
    ]
    assert views == []
    assert schemas == [("marts",)]
    with open_database(settings.warehouse_path, settings) as connection:
        assert rows == rows_of(connection, "marts.fct_leadership_changes")
        assert connection.execute("select status from raw.builds").fetchall() == [("published",)]


def test_comments_and_not_null_come_along(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    with open_database(settings.published_path, settings, read_only=True) as connection:
        tables = dict(connection.execute("select table_name, comment from duckdb_tables()").fetchall())
        columns = connection.execute(
            "select table_name, comment, is_nullable from duckdb_columns()"
            " where column_name = 'event_id' and database_name = current_database() order by all"
        ).fetchall()
        bare = connection.execute(
            "select column_name from duckdb_columns()"
            " where table_name = 'published_build' and comment is null and database_name = current_database()"
        ).fetchall()
    assert tables["fct_leadership_changes"] == "One change; the reader's words."
    assert tables["fct_corporate_actions"] == "One action."
    assert columns == [
        ("fct_corporate_actions", "Minted once, too.", True),
        ("fct_leadership_changes", "Minted once.", False),
    ]
    assert bare == []


def test_macros_work_read_only_and_attached_under_another_name(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    settings.warehouse_path.unlink()
    with open_database(settings.published_path, settings, read_only=True) as connection:
        assert connection.execute(CALL).fetchone() == (2,)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{settings.published_path}' as anything (read_only); use anything")
        assert connection.execute(CALL).fetchone() == (2,)


def test_macro_bound_to_the_warehouse_is_not_published(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    stand_marts(settings, build_id="b2", rows=9)
    with open_database(settings.warehouse_path, settings) as connection:
        connection.execute("create macro marts.bound() as table (from warehouse.marts.fct_leadership_changes)")
    with pytest.raises(BuildFailed, match=r"marts\.bound does not run"):
        publish_marts(settings=settings)
    assert published_build(settings.published_path, settings) == "b1"
    assert list(settings.published_path.parent.glob(".market_events.*")) == []


def test_reader_keeps_the_state_that_it_opened(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    with open_database(settings.published_path, settings, read_only=True) as reader:
        before = rows_of(reader, "marts.fct_leadership_changes")
        stand_marts(settings, build_id="b2", rows=50_000)
        ended = run_warehouse("publish")
        assert ended.returncode == 0, ended.stderr
        assert rows_of(reader, "marts.fct_leadership_changes") == before
    assert count(settings.published_path, settings) == 50_000


def test_second_publication_of_one_build_changes_nothing(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    inode = settings.published_path.stat().st_ino
    assert publish_marts(settings=settings).is_skipped
    assert settings.published_path.stat().st_ino == inode


def test_without_a_green_build_nothing_is_published(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    with open_database(settings.warehouse_path, settings) as connection:
        connection.execute("delete from raw.standing_build")
    with pytest.raises(BuildFailed, match="not green"):
        publish_marts(settings=settings)
    assert not settings.published_path.exists()


@pytest.mark.parametrize(("may_redistribute", "is_kept"), [(True, True), (False, False), (None, False)])
def test_public_copy_leaves_out_what_may_not_be_passed_on(
    settings: Settings, landing: Landing, may_redistribute: bool | None, is_kept: bool
) -> None:
    story = Story(1, source_id="wire")
    land_stories(landing, [story])
    load_landing(settings=settings)
    stand_marts(settings, build_id="b1")
    with open_database(settings.warehouse_path, settings) as connection:
        connection.execute("update marts.fct_leadership_changes set evidence_document_id = ?", [story.document_id])
        if may_redistribute is not None:
            connection.execute(
                "insert into raw.sources by name select 'wire' as source_id, 'feed' as kind, 'Wire' as name,"
                " ?::boolean as may_redistribute, true as enabled, true as uses_network",
                [may_redistribute],
            )
    publish_marts(public=True, settings=settings)
    with open_database(public_path(settings), settings, read_only=True) as connection:
        text = connection.execute("select min(evidence_text) from marts.fct_leadership_changes").fetchone()
        rows = connection.execute("select count(*), any_value(is_public) from marts.published_build").fetchone()
    assert text is not None
    assert text[0] == "said 0" if is_kept else text[0].startswith("sha256:")
    assert (b"said 0" in public_path(settings).read_bytes()) == is_kept
    assert rows == (1, True)
    assert not settings.published_path.exists()


@pytest.mark.slow
def test_killed_publication_leaves_the_old_file_and_the_next_one_clears_up(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    stand_marts(settings, build_id="b2", rows=1_000_000)
    folder = settings.published_path.parent
    kill_when(start_warehouse("publish"), lambda: any(folder.glob(".market_events.*")))
    assert list(folder.glob(".market_events.*"))
    assert count(settings.published_path, settings) == 3
    ended = run_warehouse("publish")
    assert ended.returncode == 0, ended.stderr
    assert count(settings.published_path, settings) == 1_000_000
    assert list(folder.glob(".market_events.*")) == []
