from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from tests.warehouse.landings import (
    MENTIONS_STAGE,
    Story,
    land_documents,
    land_mentions,
    land_stories,
    land_texts,
    land_tombstone,
)
from tests.warehouse.marts import rows_of
from tests.warehouse.processes import kill_when, run_warehouse, start_warehouse
from warehouse.connection import open_database
from warehouse.contract import schemas
from warehouse.contract.errors import LandingError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.load import load_landing

DERIVED = ("documents", "texts", "mentions", "rejections", "tombstones")
STORIES = [*(Story(number) for number in range(5)), Story(5, rejection_code="empty")]


def raw_rows(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        tables = {table: rows_of(connection, f"raw.{table}") for table in DERIVED}
        return tables | {"loaded": rows_of(connection, "raw.loaded_partitions", without="loaded_at")}


def test_landed_rows_arrive_once(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES, size=4)
    report = load_landing(settings=settings)
    assert (report.documents, report.texts, report.mentions) == (6, 5, 5)
    first = raw_rows(settings)
    assert Counter({table: len(rows) for table, rows in first.items()}) == Counter(
        documents=6, texts=5, mentions=5, rejections=1, tombstones=0, loaded=6
    )
    assert load_landing(settings=settings).is_empty
    assert raw_rows(settings) == first


def test_object_store_is_read_like_a_folder(settings: Settings) -> None:
    in_memory = settings.model_copy(update={"landing": f"memory://{settings.home.name}"})
    land_stories(Landing(in_memory.landing_root), STORIES, size=4)
    report = load_landing(settings=in_memory)
    assert (report.documents, report.texts, report.mentions) == (6, 5, 5)


def test_values_are_those_that_landed(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES)
    load_landing(settings=settings)
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        text = connection.execute(
            "select char_count, block_count from raw.texts where document_id = ?", [STORIES[0].document_id]
        ).fetchone()
        party = connection.execute('select distinct parties[1].name, slots[1]."end" from raw.mentions').fetchall()
        rejection = connection.execute("select external_id, stage, rejection_code from raw.rejections").fetchall()
    assert text == (len(STORIES[0].content.decode()), 1)
    assert party == [("Acme Widgets", 4)]
    assert rejection == [("doc-5", "documents", "empty")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_earliest_pull_stands_in_whatever_order_it_is_loaded(
    settings: Settings, landing: Landing, order: tuple[int, int]
) -> None:
    story = Story(1)
    pulls = [[story, Story(2)], [replace(story, retrieved_at=story.retrieved_at + timedelta(hours=1)), Story(3)]]
    for number in order:
        land_stories(landing, pulls[number])
        load_landing(settings=settings)
    rows = raw_rows(settings)
    assert [len(rows[table]) for table in ("documents", "texts", "mentions")] == [3, 3, 3]
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        held = connection.execute("select distinct retrieved_at from raw.documents").fetchall()
    assert held == [(story.retrieved_at,)]


@pytest.mark.parametrize("is_loaded_before", [False, True])
def test_withdrawn_document_leaves_and_stays_out(settings: Settings, landing: Landing, is_loaded_before: bool) -> None:
    land_stories(landing, STORIES)
    if is_loaded_before:
        load_landing(settings=settings)
    land_tombstone(landing, STORIES[0])
    land_stories(landing, [replace(STORIES[0], text="Edited since."), Story(9)])
    load_landing(settings=settings)
    rows = raw_rows(settings)
    assert [len(rows[table]) for table in ("documents", "texts", "mentions", "tombstones")] == [6, 5, 5, 1]
    assert STORIES[0].document_key not in {row[1] for row in rows["documents"]}


def test_another_version_takes_the_place_of_the_one_before(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES, size=3)
    load_landing(settings=settings)
    documents = landing.partitions("documents")
    for partition, batch in zip(documents, (STORIES[:3], STORIES[3:]), strict=True):
        land_texts(landing, batch, date=partition.date, name=partition.name, version="t2")
        land_mentions(landing, batch, date=partition.date, name=partition.name, stage="mentions/t2/x2")
    report = load_landing(mentions_stage="mentions/t2/x2", settings=settings)
    assert (report.documents, report.texts, report.mentions) == (0, 5, 5)
    stages = {row[0] for row in raw_rows(settings)["loaded"]}
    assert stages == {"documents", "texts/t2", "mentions/t2/x2"}
    back = load_landing(mentions_stage=MENTIONS_STAGE, settings=settings)
    assert (back.texts, back.mentions) == (5, 5)
    assert {row[2] for row in raw_rows(settings)["mentions"]} == {"x1"}


def test_new_extractor_on_the_same_texts_keeps_them(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES)
    load_landing(settings=settings)
    (partition,) = landing.partitions("documents")
    land_mentions(landing, STORIES, date=partition.date, name=partition.name, stage="mentions/t1/x2")
    load_landing(mentions_stage="mentions/t1/x2", settings=settings)
    rows = raw_rows(settings)
    assert [len(rows[table]) for table in ("texts", "mentions")] == [5, 5]
    assert {row[2] for row in rows["mentions"]} == {"x2"}


def test_document_that_tripped_the_extractor_is_a_rejection_of_that_version(
    settings: Settings, landing: Landing
) -> None:
    land_stories(landing, STORIES[:2])
    row = {"document_id": STORIES[0].document_id, "rejection_code": "failed", "rejection_detail": "KeyError: 'x'"}
    failed = pa.Table.from_pylist([row], schema=schemas.FAILURES)
    landing.write(
        MENTIONS_STAGE.replace("mentions", "failures"), failed, schema=schemas.FAILURES, date="2024-03-01", name="f1"
    )
    load_landing(settings=settings)
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        told = connection.execute("select external_id, stage, rejection_code from raw.rejections").fetchall()
    assert told == [(STORIES[0].external_id, "mentions", "failed")]
    land_mentions(landing, STORIES[:2], date="2024-03-01", name="again", stage="mentions/t1/x2")
    load_landing(mentions_stage="mentions/t1/x2", settings=settings)
    assert raw_rows(settings)["rejections"] == []


def test_file_that_cannot_be_read_stops_the_load_before_it(settings: Settings, landing: Landing) -> None:
    land_documents(landing, STORIES[:3], date="2024-03-01")
    land_documents(landing, STORIES[3:], date="2024-03-02")
    Path(landing.path(landing.partitions("documents")[1])).write_bytes(b"PAR1 and no more")
    with pytest.raises(LandingError, match=r"2024-03-02/.*remove it and its manifest entry"):
        load_landing(settings=settings)
    assert len(raw_rows(settings)["documents"]) == 3


@pytest.mark.slow
def test_killed_load_leaves_whole_partitions_and_the_next_ends_as_if_undisturbed(
    settings: Settings, landing: Landing, tmp_path: Path
) -> None:
    load_landing(settings=settings)  # so that the log holds partitions, not registers
    stories = [Story(number, company=f"Company {number}") for number in range(40)]
    land_stories(landing, stories, size=1)
    log = settings.warehouse_path.with_name("warehouse.duckdb.wal")
    kill_when(start_warehouse("load"), lambda: log.exists() and log.stat().st_size > 30_000)
    rows = raw_rows(settings)
    loaded = Counter(str(row[0]) for row in rows["loaded"])
    assert 0 < sum(loaded.values()) < 120, "killed before or after its work"
    assert (len(rows["documents"]), len(rows["texts"]), len(rows["mentions"])) == (
        loaded["documents"],
        loaded["texts/t1"],
        loaded[MENTIONS_STAGE],
    )
    assert run_warehouse("load").returncode == 0

    undisturbed = settings.model_copy(update={"home": tmp_path / "undisturbed", "landing": settings.landing_root})
    load_landing(settings=undisturbed)
    assert raw_rows(settings) == raw_rows(undisturbed)


@pytest.mark.slow
def test_two_loads_at_once_load_everything_once(settings: Settings, landing: Landing) -> None:
    land_stories(landing, [Story(number) for number in range(60)], size=2)
    processes = [start_warehouse("load") for _ in range(2)]
    outputs = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted("nothing new" in output for output in outputs) == [False, True]
    assert [len(rows) for rows in raw_rows(settings).values()] == [60, 60, 60, 0, 0, 90]
