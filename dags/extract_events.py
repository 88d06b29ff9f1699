"""extract_events: text and mentions of every landed partition that lacks them, one mapped task a batch."""

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from dags.assets import DOCUMENTS, MENTIONS
from dags.stage import DEFAULT_ARGS, START, run_stage


@dag(
    description="Mentions of events in new documents",
    doc_md=__doc__,
    schedule=[DOCUMENTS],
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    tags=["extract"],
    default_args=DEFAULT_ARGS,
)
def extract_events() -> None:
    @task
    def plan() -> Any:
        from extractors.stages import plan_batches

        return run_stage(plan_batches)

    @task(execution_timeout=timedelta(hours=6))
    def extract(keys: list[str]) -> Any:
        from extractors.stages import extract_batch

        return run_stage(extract_batch, keys)

    @task(outlets=[MENTIONS], trigger_rule="none_failed")
    def announce() -> None:
        """Say that all mentions are there, whether or not any are new."""

    extract.expand(keys=plan()) >> announce()


EXTRACT_EVENTS = extract_events()
