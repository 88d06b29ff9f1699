"""A worker killed, Redis dropped, PostgreSQL restarted while a fleet works: the marts are those of one machine."""

import time
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.house import choose_documents, read_marts, run
from tests.fleet.fleet import Fleet
from tests.fleet.services import BUCKET, missing_parts, wait_until
from warehouse import build
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.contract.store import Store
from warehouse.lake import open_lake

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_parts()), reason=f"a fleet cannot run here without {', '.join(missing_parts())}"),
]

DOCUMENTS = (
    "2023-09-18-castlebar-8k.txt",
    "2024-02-12-norrvik-lumen-talk.txt",
    "2024-02-13-norrvik-denies.txt",
    "2024-04-22-norrvik-offer.txt",
    "2024-05-30-benue-board.eml",
    "2024-07-19-norrvik-closes-lumen.txt",
    "2024-09-27-gruenwald-mizuhara-de.txt",
    "2024-10-09-yarra-appendix.pdf",
)
DAGS = ("pull_folder", "extract_events", "build_marts")
REDIS_AWAY_SECONDS = 10
Marts = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    """A fleet that has done its work, disturbed in all three ways while it did."""
    folder = tmp_path_factory.mktemp("fleet")
    fleet = Fleet(folder, partition_documents="1", batches="4")
    try:
        for path in choose_documents(folder / "documents", DOCUMENTS).iterdir():
            fleet.store.files.pipe_file(f"{BUCKET}/inbox/{path.name}", path.read_bytes())
        fleet.start()
        for dag_id in DAGS:
            fleet.ask(f"/api/v2/dags/{dag_id}", {"is_paused": False}, method="PATCH")
        fleet.ask("/api/v2/dags/pull_folder/dagRuns", {"logical_date": None}, method="POST")
        is_reading = partial(fleet.is_at, "second", "extract_events", "extract")
        wait_until(is_reading, seconds=300, what="the second worker reads")
        fleet.units["second"].crash()
        fleet.redis.drop()
        time.sleep(REDIS_AWAY_SECONDS)
        fleet.redis.start()
        fleet.postgres.restart()
        wait_until(lambda: _is_published(fleet), seconds=600, what="all is extracted, built and published")
        yield fleet
    finally:
        fleet.close()


@pytest.fixture(scope="module")
def alone(fleet: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of one machine that got the documents as the fleet landed them and builds at the fleet's moment."""
    home = tmp_path_factory.mktemp("alone")
    for place in ("documents", "_manifest/documents"):
        fleet.store.files.get(f"{BUCKET}/landing/{place}", str(home / "landing" / place), recursive=True)
    for stage in (("extractors", "extract"), ("warehouse", "load")):
        ended = run(home, *stage)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "datetime", _stopped_clock(_recorded_at(fleet)))
        build.build_marts(settings=Settings(home=home))
    ended = run(home, "warehouse", "publish")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return home


def test_the_marts_are_those_of_one_machine_ids_and_both_clocks_included(fleet: Fleet, alone: Path) -> None:
    expected = read_marts(alone, without=())
    assert expected["fct_leadership_changes"]
    assert expected["fct_corporate_actions"]
    assert _differing(read_marts(fleet.folder / "first", without=()), expected) == []


def test_the_lake_holds_the_same(fleet: Fleet, alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in fleet.store.variables.items():
        monkeypatch.setenv(name, value)
    with open_lake(_lake_settings(fleet), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'lake' and schema_name = 'marts'"
        ).fetchall()
        held = {name: connection.execute(f"from lake.marts.{name} order by all").fetchall() for (name,) in tables}
    assert _differing(held, read_marts(alone, without=())) == []


def test_nothing_is_lost_or_there_twice(fleet: Fleet) -> None:
    landing = _landing(fleet)
    landed = [str(name) for table in landing.read_all("documents") for name in table["external_id"].to_pylist()]
    assert sorted(landed) == sorted(f"inbox/{name}" for name in DOCUMENTS)
    (mentions,) = landing.stages("mentions")
    keys = sorted(partition.key for partition in landing.partitions("documents"))
    assert sorted(partition.key for partition in landing.partitions(mentions)) == keys
    ids = [str(name) for table in landing.read_all(mentions) for name in table["mention_id"].to_pylist()]
    assert len(ids) == len(set(ids)) > 0


def test_the_killed_worker_s_task_was_given_again(fleet: Fleet) -> None:
    tries = fleet.task_tries("extract_events", "extract")
    assert {state for state, _ in tries} <= {"success", "skipped"}
    assert max(number for _, number in tries) >= 2


def test_both_workers_had_a_hand_in_it(fleet: Fleet) -> None:
    for name in ("first", "second"):
        assert list((fleet.folder / name / "airflow" / "logs").rglob("*.log"))


def _landing(fleet: Fleet) -> Landing:
    return Landing(Store(f"{BUCKET}/landing", filesystem=fleet.store.files))


def _is_published(fleet: Fleet) -> bool:
    try:
        return "success" in [state for state, _ in fleet.task_tries("build_marts", "publish")]
    except OSError:  # the API server has lost its database for a moment
        return False


def _recorded_at(fleet: Fleet) -> datetime:
    (row,) = read_marts(fleet.folder / "first", without=())["published_build"]
    (moment,) = (value for value in row if isinstance(value, datetime))
    return moment


def _stopped_clock(moment: datetime) -> type[datetime]:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Stopped":
            return cls.fromtimestamp(moment.timestamp(), tz)

    return Stopped


def _lake_settings(fleet: Fleet) -> Settings:
    variables = fleet.variables("first")
    return Settings(lake=variables["MARKET_EVENTS_LAKE"], lake_data=variables["MARKET_EVENTS_LAKE_DATA"])


def _differing(held: Marts, expected: Marts) -> list[str]:
    return sorted(name for name in {*held, *expected} if held.get(name) != expected.get(name))
