"""build_marts: load what has landed, build and test the marts, publish them, and render the docs site."""

from datetime import timedelta
from typing import Any

from airflow.sdk import chain, dag, task

from dags.assets import MARKET_EVENTS, MENTIONS
from dags.stage import START, WRITER_ARGS, run_stage


@dag(
    description="From mentions to the published database",
    doc_md=__doc__,
    schedule=[MENTIONS],
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    tags=["build"],
    default_args=WRITER_ARGS,
)
def build_marts() -> None:
    @task
    def load() -> Any:
        from warehouse.load import load_landing

        return run_stage(load_landing)

    @task(execution_timeout=timedelta(hours=3))
    def build() -> Any:
        from warehouse import build

        return run_stage(build.build_marts)

    @task(outlets=[MARKET_EVENTS])
    def publish() -> Any:
        from warehouse.publish import publish_marts

        return run_stage(publish_marts)

    @task
    def site() -> Any:
        from warehouse.site import make_site

        return run_stage(make_site)

    chain(load(), build(), publish(), site())


BUILD_MARTS = build_marts()
