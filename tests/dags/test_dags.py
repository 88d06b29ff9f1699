"""Every DAG has what a reader and an operator need, and they hang together by assets."""

from typing import TYPE_CHECKING, Any

import pytest

from dags.driver.metadata import POOLS
from extractors.sources.register import read_sources

if TYPE_CHECKING:
    from airflow.sdk import DAG

SOURCES = {f"pull_{source.source_id}": source for source in read_sources() if source.enabled}
DAG_IDS = [
    *SOURCES,
    "extract_events",
    "build_marts",
    "check_marts",
    "compact_landing",
    "refresh_companies",
    "backfill_archive",
    "watch_sources",
]


def test_there_is_a_dag_for_each_enabled_source_and_stage(dags: "dict[str, DAG]") -> None:
    assert sorted(dags) == sorted(DAG_IDS)


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_a_dag_says_what_it_is_and_is_bounded(dags: "dict[str, DAG]", dag_id: str) -> None:
    dag = dags[dag_id]
    assert dag.description
    assert dag.doc_md
    assert dag.tags
    assert dag.max_active_runs == 1
    assert dag.dagrun_timeout is not None
    assert dag.catchup is False


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_every_task_is_retried_with_back_off_ends_in_time_and_reports_failure(
    dags: "dict[str, DAG]", dag_id: str
) -> None:
    for task in dags[dag_id].tasks:
        assert task.owner == "market-events"
        assert task.retries is not None
        assert task.retries >= 1
        assert task.retry_exponential_backoff
        assert task.execution_timeout is not None
        longest = dags[dag_id].dagrun_timeout
        assert longest is not None
        assert task.execution_timeout <= longest
        assert task.on_failure_callback


@pytest.mark.parametrize(
    ("asset", "consumer"), [("documents", "extract_events"), ("mentions", "build_marts"), ("market_events", None)]
)
def test_assets_lead_from_documents_to_marts(dags: "dict[str, DAG]", asset: str, consumer: str | None) -> None:
    producers = {dag.dag_id for dag in dags.values() for task in dag.tasks if asset in _names(task.outlets)}
    expected = {
        "documents": {*SOURCES, "backfill_archive"},
        "mentions": {"extract_events", "refresh_companies"},
        "market_events": {"build_marts"},
    }
    assert producers == expected[asset]
    if consumer:
        assert _names(dags[consumer].schedule) == [asset]


@pytest.mark.parametrize("dag_id", ["build_marts", "refresh_companies"])
def test_what_writes_the_warehouse_queues_in_one_pool(dags: "dict[str, DAG]", dag_id: str) -> None:
    assert {task.pool for task in dags[dag_id].tasks} == {"duckdb"}


@pytest.mark.parametrize("dag_id", SOURCES)
def test_a_source_is_pulled_in_its_pool_which_is_made_with_the_metadata(dags: "dict[str, DAG]", dag_id: str) -> None:
    pool = SOURCES[dag_id].pool
    assert pool is None or pool in POOLS
    assert {task.pool for task in dags[dag_id].tasks} == {pool or "default_pool"}


@pytest.mark.parametrize("dag_id", DAG_IDS)
def test_only_what_uses_the_network_or_goes_by_hand_starts_paused(dags: "dict[str, DAG]", dag_id: str) -> None:
    expected = SOURCES[dag_id].uses_network if dag_id in SOURCES else dag_id == "backfill_archive"
    assert bool(dags[dag_id].is_paused_upon_creation) is expected


@pytest.mark.parametrize("dag_id", SOURCES)
def test_a_source_is_pulled_on_its_own_schedule(dags: "dict[str, DAG]", dag_id: str) -> None:
    schedule = SOURCES[dag_id].schedule
    assert str(dags[dag_id].schedule) == str(schedule)


def test_extraction_is_mapped_over_batches_and_announced_even_when_there_are_none(dags: "dict[str, DAG]") -> None:
    dag = dags["extract_events"]
    assert dag.task_dict["extract"].is_mapped
    assert dag.task_dict["announce"].trigger_rule == "none_failed"


def _names(assets: Any) -> list[str]:
    return [asset.name for asset in assets]
