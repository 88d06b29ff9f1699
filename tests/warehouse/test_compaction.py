"""Small partitions become large ones: the same rows for every reader, at whatever step it is killed."""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.warehouse.landings import (
    MENTIONS_STAGE,
    Story,
    land_documents,
    land_mentions,
    land_stories,
    land_tombstone,
)
from tests.warehouse.marts import rows_of
from tests.warehouse.processes import kill_when, run_warehouse, start_warehouse
from warehouse.compaction import CompactionReport, Limits, compact_landing
from warehouse.connection import open_database
from warehouse.contract import schemas
from warehouse.contract.errors import LandingError, WarehouseLocked
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.contract.store import Store
from warehouse.inputs import hash_inputs
from warehouse.ledger import SCHEMAS as LEDGER
from warehouse.load import load_landing
from warehouse.lock import hold_lock
from warehouse.versions import choose_mentions_stage

STORIES = [*(Story(number) for number in range(11)), Story(11, rejection_code="empty")]
STAGES = ("documents", "texts/t1", MENTIONS_STAGE, "failures/t1/x1")
LIMITS = Limits(rows=6)
LATER = datetime.now(UTC) + timedelta(days=2)  # what was exchanged today is old by then

Rows = dict[str, Counter[str]]


def compact(settings: Settings, *, limits: Limits = LIMITS, now: datetime | None = None) -> CompactionReport:
    return compact_landing(limits=limits, now=now, settings=settings)


def landed_rows(landing: Landing) -> Rows:
    """What a reader gets of each stage, rows in no order."""
    return {
        stage: Counter(str(row) for table in landing.read_all(stage) for row in table.to_pylist()) for stage in STAGES
    }


def raw_rows(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        return {name: rows_of(connection, f"raw.{name}") for name in ("documents", "texts", "mentions", "tombstones")}


def files(landing: Landing) -> list[Path]:
    return sorted(path.relative_to(landing.root) for path in Path(landing.root).rglob("*.parquet"))


@pytest.fixture
def landed(landing: Landing) -> Landing:
    """Twelve documents, one a partition, all read, one of which tripped the extractor."""
    land_stories(landing, STORIES, size=1)
    first = landing.partitions("documents")[0]
    row = {"document_id": STORIES[0].document_id, "rejection_code": "failed", "rejection_detail": "KeyError: 'x'"}
    table = pa.Table.from_pylist([row], schema=schemas.FAILURES)
    landing.write("failures/t1/x1", table, schema=schemas.FAILURES, date=first.date, name=first.name)
    return landing


def test_every_stage_has_the_same_rows_in_few_partitions(settings: Settings, landed: Landing) -> None:
    before = landed_rows(landed)
    assert compact(settings) == CompactionReport(made=2, replaced=12, removed=0)
    assert landed_rows(landed) == before
    assert [len(landed.partitions(stage)) for stage in STAGES] == [2, 2, 2, 1]
    assert {p.key for p in landed.partitions("documents")} == {p.key for p in landed.partitions(MENTIONS_STAGE)}
    assert compact(settings) == CompactionReport(made=0, replaced=0, removed=0)


def test_what_was_replaced_is_removed_when_nobody_reads_it_any_more(settings: Settings, landed: Landing) -> None:
    before = landed_rows(landed)
    compact(settings)
    assert len(files(landed)) == 37 + 7
    assert compact(settings, now=LATER).removed == 37
    assert len(files(landed)) == 7
    assert landed_rows(landed) == before
    assert landed.stages("mentions") == [MENTIONS_STAGE]
    assert compact(settings, now=LATER).removed == 0


@pytest.mark.parametrize("is_tidied", [False, True])
def test_a_warehouse_that_had_it_all_loads_nothing_and_one_from_nothing_the_same(
    settings: Settings, landed: Landing, tmp_path: Path, is_tidied: bool
) -> None:
    land_tombstone(landed, STORIES[3])
    load_landing(settings=settings)
    before, inputs = raw_rows(settings), _inputs(settings)
    compact(settings)
    if is_tidied:
        compact(settings, now=LATER)
    assert load_landing(settings=settings).is_empty
    assert (raw_rows(settings), _inputs(settings)) == (before, inputs)
    anew = settings.model_copy(update={"home": tmp_path / "anew", "landing": settings.landing_root})
    load_landing(settings=anew)
    assert raw_rows(anew) == before


def test_a_warehouse_that_had_a_part_of_it_gets_the_rest_once(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES[:4], size=1)
    load_landing(settings=settings)
    land_stories(landing, STORIES[4:], size=1)
    compact(settings, limits=Limits(rows=20))
    load_landing(settings=settings)
    assert [len(rows) for rows in raw_rows(settings).values()] == [12, 11, 11, 0]
    assert load_landing(settings=settings).is_empty
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        loaded = connection.execute("select stage, rows from raw.loaded_partitions order by all").fetchall()
    assert loaded == [("documents", 12), (MENTIONS_STAGE, 11), ("texts/t1", 11)]


def test_versions_keep_their_order(settings: Settings, landed: Landing) -> None:
    """The one written last is active, also where the other was compacted after it."""
    for partition in landed.partitions("documents"):
        land_mentions(landed, STORIES[:1], date=partition.date, name=partition.name, stage="mentions/t1/x0")
    stages = {MENTIONS_STAGE: 10.0, "mentions/t1/x0": 20.0}
    for stage, at in stages.items():
        for entry in Path(landed.root, "_manifest", stage, "2024-03-01").iterdir():
            os.utime(entry, (at, at))
    assert choose_mentions_stage(landed) == "mentions/t1/x0"
    compact(settings)
    assert choose_mentions_stage(landed) == "mentions/t1/x0"


def test_what_is_still_in_work_or_of_today_or_large_is_left_alone(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES[:2], size=1, date=f"{datetime.now(UTC):%Y-%m-%d}")
    for story in STORIES[2:4]:
        land_documents(landing, [story], date="2024-03-01")
    land_stories(landing, STORIES[4:10], size=3)
    assert compact(settings).made == 0


def test_only_what_the_same_versions_have_read_is_joined(settings: Settings, landed: Landing) -> None:
    half = landed.partitions("documents")[:6]
    for partition in half:
        land_mentions(landed, STORIES[:1], date=partition.date, name=partition.name, stage="mentions/t1/x2")
    lacking = {partition.rows for partition in landed.missing("mentions/t1/x2", of="documents")}
    assert lacking == {1}
    compact(settings, limits=Limits(rows=20))
    (left,) = landed.missing("mentions/t1/x2", of="documents")
    assert left.rows == 6


def test_the_newest_days_come_first_and_only_so_many(settings: Settings, landing: Landing) -> None:
    for day in ("2024-03-01", "2024-03-02", "2024-03-03"):
        land_stories(landing, [Story(int(day[-1]) * 100 + number) for number in range(2)], size=1, date=day)
    assert compact(settings, limits=Limits(rows=6, exchanges=2)).made == 2
    assert [len(landing.of_day("documents", day)) for day in landing.days("documents")] == [2, 1, 1]


def test_a_writer_that_still_knew_the_old_names_is_not_seen(settings: Settings, landed: Landing) -> None:
    old = landed.partitions("documents")[0]
    compact(settings)
    compact(settings, now=LATER)
    land_mentions(landed, STORIES[:1], date=old.date, name=old.name, stage="mentions/t1/x2")
    land_mentions(landed, STORIES[:1], date=old.date, name=old.name)
    assert landed.partitions("mentions/t1/x2") == []
    assert len(landed.partitions(MENTIONS_STAGE)) == 2


def test_nothing_is_removed_for_which_there_is_nothing_new(settings: Settings, landed: Landing) -> None:
    compact(settings)
    lost = landed.partitions("documents")[0]
    Path(landed.path(lost)).unlink()
    with pytest.raises(LandingError, match=lost.name):
        compact(settings, now=LATER)
    assert len(files(landed)) == 37 + 6


def test_the_ledger_of_many_builds_is_one_file_a_relation_and_says_the_same(
    settings: Settings, landing: Landing, tmp_path: Path
) -> None:
    """Read by a warehouse that knows all builds, by one that knows the first of them, and by a new one."""
    first = settings.model_copy(update={"home": tmp_path / "first", "landing": settings.landing_root})
    for number in range(4):
        _land_build(landing, datetime(2024, 3, 1, 10, number, tzinfo=UTC), ends=max(number - 1, 0))
        if number == 1:
            load_landing(settings=first)
    load_landing(settings=settings)
    before = _ledger(settings)
    assert [len(rows) for rows in before.values()] == [4, 4, 7]
    assert compact(settings) == CompactionReport(made=1, replaced=4, removed=0)
    assert load_landing(settings=settings).is_empty
    anew = settings.model_copy(update={"home": tmp_path / "anew", "landing": settings.landing_root})
    assert load_landing(settings=anew).builds == 4
    load_landing(settings=first)
    for each in (settings, anew, first):
        assert _ledger(each) == before


def test_the_exchange_waits_for_who_writes_the_warehouse(settings: Settings, landed: Landing) -> None:
    impatient = settings.model_copy(update={"lock_timeout": 0.0})
    with hold_lock(settings, task="load"), pytest.raises(WarehouseLocked, match="load"):
        compact(impatient)
    assert len(landed.partitions("documents")) == 12
    assert compact(impatient).made == 2


class Cut(BaseException):
    """The kill."""


class Mortal(Store):
    """A store whose process dies before its so-manieth change."""

    left = 0

    def write(self, name: str, data: bytes) -> None:
        self._spend()
        super().write(name, data)

    def remove(self, name: str) -> bool:
        self._spend()
        return super().remove(name)

    def _spend(self) -> None:
        if Mortal.left == 0:
            raise Cut
        Mortal.left -= 1


@pytest.mark.parametrize(("now", "changes"), [(None, 8), (LATER, 13)], ids=["exchange", "removal"])
def test_cut_off_before_any_change_readers_see_the_same_and_the_next_run_ends_it(
    settings: Settings, landing: Landing, tmp_path: Path, now: datetime | None, changes: int
) -> None:
    """Every write of an exchange and every removal of what it replaced is the last one once."""
    land_stories(landing, STORIES[:2], size=1)
    before = landed_rows(landing)
    if now:
        compact(settings)
    for cut in range(changes):
        home = tmp_path / f"cut-{cut}"
        shutil.copytree(landing.root, home / "landing")
        cut_off = settings.model_copy(update={"home": home})
        assert _dies(cut_off, now=now, after=cut)
        there = Landing(cut_off.landing_root)
        assert landed_rows(there) == before
        compact(cut_off, now=now)
        compact(cut_off, now=LATER)
        assert landed_rows(there) == before
        assert [len(there.partitions(stage)) for stage in STAGES] == [1, 1, 1, 0]
        assert len(files(there)) == 3
    assert not _dies(settings, now=now, after=changes), "there are more changes than these"


def _dies(settings: Settings, *, now: datetime | None, after: int) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.contract.landing.Store", Mortal)
        Mortal.left = after
        try:
            compact(settings, now=now)
        except Cut:
            return True
    return False


def test_what_a_cut_off_run_left_is_removed_where_another_plan_is_made(settings: Settings, landing: Landing) -> None:
    land_stories(landing, STORIES[:4], size=1)
    assert _dies(settings, now=None, after=4)
    land_stories(landing, STORIES[4:6], size=1)
    before = landed_rows(landing)
    compact(settings)
    compact(settings, now=LATER)
    assert landed_rows(landing) == before
    assert len(files(landing)) == 3


def _has_made(count: int, landing: Landing) -> Callable[[], bool]:
    return lambda: len(list(Path(landing.root, "_exchange", "made").rglob("*.json"))) >= count


@pytest.mark.slow
def test_killed_in_the_middle_it_changes_nothing_and_the_next_run_ends_it(settings: Settings, landing: Landing) -> None:
    days = [f"2024-03-{day:02}" for day in range(1, 15)]
    for number, day in enumerate(days):
        land_stories(landing, [Story(number * 10 + each) for each in range(2)], size=1, date=day)
    load_landing(settings=settings)
    before, raw = landed_rows(landing), raw_rows(settings)
    kill_when(start_warehouse("compact"), _has_made(2, landing))
    made = len(landing.exchanges.days())
    assert 2 <= made < len(days), "killed before or after its work"
    assert landed_rows(landing) == before
    ended = run_warehouse("compact")
    assert ended.stdout.startswith(f"compacted: {2 * (len(days) - made)} partitions are {len(days) - made}")
    assert landed_rows(landing) == before
    assert load_landing(settings=settings).is_empty
    assert raw_rows(settings) == raw


def test_an_object_store_is_compacted_like_a_folder(settings: Settings) -> None:
    in_memory = settings.model_copy(update={"landing": f"memory://compact-{settings.home.name}"})
    landing = Landing(in_memory.landing_root)
    land_stories(landing, STORIES, size=1)
    before = landed_rows(landing)
    assert compact(in_memory).made == 2
    assert compact(in_memory, now=LATER).removed == 36
    assert landed_rows(landing) == before


def _inputs(settings: Settings) -> str:
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        return hash_inputs(connection, project_hash="")


def _land_build(landing: Landing, at: datetime, *, ends: int) -> None:
    """What one green build adds: an id, a version, and the end of the version that the build before added."""
    build_id, date = f"{at:%Y%m%dT%H%M%S%f}", f"{at:%Y-%m-%d}"
    version = {"event_family": "corporate_action", "event_id": "e", "known_from": at, "state_hash": "h", "state": "{}"}
    versions = [version | {"version_id": build_id, "recorded_from": at}]
    if at.minute:
        before = at.replace(minute=ends)
        ended = {"version_id": f"{before:%Y%m%dT%H%M%S%f}", "recorded_from": before, "recorded_to": at}
        versions.append(version | ended)
    build = {"build_id": build_id, "recorded_at": at, "status": "green", "loaded_rows": 1}
    rows: dict[str, list[dict[str, Any]]] = {
        "minted_ids": [{"kind": "event", "id": build_id, "resolution_key": "k", "recorded_at": at}],
        "event_versions": versions,
        "builds": [build | {"inputs_hash": "i", "project_hash": "p"}],
    }
    for name, listed in rows.items():
        table = pa.Table.from_pylist(listed, schema=LEDGER[name])
        landing.write(f"ledger/{name}", table, schema=LEDGER[name], date=date, name=build_id)


def _ledger(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        return {name: rows_of(connection, f"raw.{name}") for name in ("builds", "minted_ids", "event_versions")}
