"""watch_sources: once a day, an alarm where a source has fallen silent or brings less than half of what is expected."""

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from dags.stage import START, WAREHOUSE_ARGS, run_stage


@dag(
    description="Alarm on silent sources",
    doc_md=__doc__ + "\n\nA failed run is the alarm; it names the sources. `fct_coverage_gaps` tells the stretches.",
    schedule="0 7 * * *",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    tags=["watch"],
    default_args=WAREHOUSE_ARGS,
)
def watch_sources() -> None:
    @task
    def watch() -> Any:
        from warehouse import watch as watching

        return run_stage(watching.watch_sources)

    watch()


watch_sources()
