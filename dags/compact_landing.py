"""compact_landing: once a week, few large partitions of the many small ones of days that are over."""

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from dags.stage import START, WAREHOUSE_ARGS, run_stage


@dag(
    description="Few large files in the landing zone",
    doc_md=__doc__ + "\n\nRows, ids and both clocks stay as they are; what was replaced is removed a day later.",
    schedule="30 3 * * 0",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    tags=["landing"],
    default_args=WAREHOUSE_ARGS,
)
def compact_landing() -> None:
    @task(execution_timeout=timedelta(hours=6))
    def compact() -> Any:
        from warehouse import compaction

        return run_stage(compaction.compact_landing)

    compact()


compact_landing()
