"""refresh_companies: the register of companies, their identifiers and aliases, once a week."""

from datetime import timedelta
from typing import Any

from airflow.sdk import dag, task

from dags.assets import MENTIONS
from dags.stage import START, WRITER_ARGS, read_rate_store, run_stage


@dag(
    description="Company register",
    doc_md=__doc__,
    schedule="30 5 * * 6",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    tags=["companies"],
    default_args=WRITER_ARGS,
)
def refresh_companies() -> None:
    @task
    def fetch() -> Any:
        from extractors.companies import fetch_companies

        return run_stage(fetch_companies, rate_store=read_rate_store())

    @task
    def fetch_lei() -> Any:
        from extractors.companies import fetch_lei_records

        return run_stage(fetch_lei_records, rate_store=read_rate_store())

    @task(outlets=[MENTIONS])
    def refresh() -> Any:
        from warehouse.load import load_landing

        return run_stage(load_landing)

    [fetch(), fetch_lei()] >> refresh()


refresh_companies()
