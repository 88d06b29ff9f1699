"""One house, lived in: runs on the bundled documents, again, with one more, and from its landing zone alone."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.docs.answers import OVERVIEW, answer_query, read_questions
from tests.end_to_end.browser import CHROMIUM, act_in_browser
from tests.end_to_end.house import BUNDLED, choose_documents, landed, make_run, read_marts, run
from warehouse.compaction import compact_landing
from warehouse.contract.settings import Settings

pytestmark = pytest.mark.slow

ONE_MORE = ("2024-07-19-norrvik-closes-lumen.txt",)
FIRST = tuple(
    path.name
    for path in sorted(BUNDLED.iterdir())
    if path.name not in ONE_MORE and not path.name.endswith(".meta.json")
)
QUESTIONS = read_questions(OVERVIEW.read_text(encoding="utf-8"))
SEARCH = """
    const overview = document.body.innerText;
    const field = document.querySelector('#search');
    field.focus();
    field.value = 'hours ahead';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await later();
    return {title: document.title, overview, results: document.body.innerText};
"""


@dataclass(frozen=True)
class House:
    """A data folder, its documents, and how the first run on them ended."""

    home: Path
    documents: Path
    first: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house after its first run."""
    folder = tmp_path_factory.mktemp("house")
    documents = choose_documents(folder / "documents", FIRST)
    yield House(folder / "home", documents, make_run(folder / "home", documents))
    shutil.rmtree(folder)


def _task_states(home: Path, dag_id: str) -> list[dict[str, str]]:
    """The states of the tasks of each run of a DAG, as Airflow recorded them, oldest run first."""
    with sqlite3.connect(home / "airflow" / "airflow.db") as connection:
        rows = connection.execute(
            "select dag_run.id, task_id, task_instance.state from task_instance join dag_run using (dag_id, run_id)"
            " where dag_id = ? order by 1",
            [dag_id],
        ).fetchall()
    runs: dict[int, dict[str, str]] = {}
    for run_id, task_id, state in rows:
        runs.setdefault(run_id, {})[task_id] = state
    return list(runs.values())


def test_the_first_run_reports_and_publishes(house: House) -> None:
    assert house.first.returncode == 0, house.first.stdout + house.first.stderr
    assert "corrupt" in house.first.stdout
    assert str(house.home / "market_events.duckdb") in house.first.stdout
    marts = read_marts(house.home)
    assert marts["fct_leadership_changes"]
    assert marts["fct_corporate_actions"]
    assert (house.home / "docs" / "index.html").exists()


def test_its_stages_are_recorded_as_runs_of_the_dags(house: House) -> None:
    for dag_id in ("pull_folder", "extract_events", "build_marts"):
        runs = _task_states(house.home, dag_id)
        assert set(runs[0].values()) == {"success"}


def test_again_changes_nothing_and_extracts_nothing(house: House) -> None:
    before, files = read_marts(house.home, without=()), landed(house.home)
    again = make_run(house.home, house.documents)
    assert again.returncode == 0, again.stdout + again.stderr
    assert read_marts(house.home, without=()) == before
    assert landed(house.home) == files
    assert _task_states(house.home, "extract_events")[-1]["extract"] == "skipped"


def test_a_reader_is_neither_blocked_nor_disturbed_by_a_run_on_one_more_document(house: House) -> None:
    count = "select count(*) from marts.dim_documents"
    with duckdb.connect(str(house.home / "market_events.duckdb"), read_only=True) as reader:
        before = _value(reader, count)
        choose_documents(house.documents, ONE_MORE)
        more = make_run(house.home, house.documents)
        assert more.returncode == 0, more.stdout + more.stderr
        assert _value(reader, count) == before
    with duckdb.connect(str(house.home / "market_events.duckdb"), read_only=True) as reader:
        assert _value(reader, count) == before + 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_overview_shows_the_answer_to(house: House, question: str) -> None:
    """On all bundled documents, which the house holds by now; `python -m tests.docs.answers` renews the answers."""
    sql, shown = QUESTIONS[question]
    with duckdb.connect(str(house.home / "market_events.duckdb"), read_only=True) as reader:
        assert answer_query(reader, sql) == shown


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH to open the docs site in")
def test_the_docs_site_opens_and_finds_in_a_browser(house: House, tmp_path: Path) -> None:
    found = act_in_browser(house.home / "docs" / "index.html", SEARCH, folder=tmp_path)
    assert found["errors"] == []
    assert found["title"] == "Market events"
    for heading in ("Twelve questions", "Rows", "Freshness, UTC", "How good extraction is", "Lineage"):
        assert heading in found["overview"]
    assert "fct_publisher_lead_times" in found["results"]


def test_all_is_made_again_from_a_compacted_landing_zone_alone(house: House) -> None:
    """Two partitions of documents and two builds are one each; what they replaced is removed."""
    before = read_marts(house.home)
    for days in (3, 6):
        compact_landing(settings=Settings(home=house.home), now=datetime.now(UTC) + timedelta(days=days))
    assert len([name for name in landed(house.home) if "/documents/" in name or "/builds/" in name]) == 2
    for name in ("warehouse.duckdb", "market_events.duckdb"):
        (house.home / name).unlink()
    shutil.rmtree(house.home / "airflow")
    rebuilt = make_run(house.home, house.documents)
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
    assert read_marts(house.home) == before


@pytest.mark.parametrize(
    ("documents", "settings", "named"),
    [
        ("/no/such/folder", {}, "/no/such/folder"),
        (".", {"batches": "many"}, "MARKET_EVENTS_BATCHES"),
        (".", {"duckdb_threads": "0"}, "MARKET_EVENTS_DUCKDB_THREADS"),
    ],
)
def test_a_mistake_of_the_operator_is_one_line(
    tmp_path: Path, documents: str, settings: dict[str, str], named: str
) -> None:
    ended = run(tmp_path, "dags.driver", "run", "--documents", documents, **settings)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert named in ended.stderr


def _value(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]
