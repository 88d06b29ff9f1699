"""check_marts: every night, all tests of the marts that stand, also those of unchanged code, and the docs site."""

from datetime import timedelta
from typing import Any

from airflow.sdk import chain, dag, task

from dags.stage import START, WRITER_ARGS, run_stage


@dag(
    description="All tests, every night",
    doc_md=__doc__,
    schedule="30 2 * * *",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    tags=["check"],
    default_args=WRITER_ARGS,
)
def check_marts() -> None:
    @task(execution_timeout=timedelta(hours=3))
    def check() -> Any:
        from warehouse import check

        return run_stage(check.check_marts)

    @task
    def site() -> Any:
        from warehouse.site import make_site

        return run_stage(make_site)

    chain(check(), site())


CHECK_MARTS = check_marts()
