"""pull_<source>: one DAG for each enabled row of the source register; new documents into the landing zone."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, dag, get_current_context, task

from dags.assets import DOCUMENTS
from dags.stage import DEFAULT_ARGS, START, read_secrets, run_stage
from extractors.sources.register import Source, read_sources


def make_pull(source: Source) -> DAG:
    """The DAG of one source."""

    @dag(
        dag_id=f"pull_{source.source_id}",
        description=f"New documents of {source.name}",
        doc_md=f"Pulls what is new from **{source.name}** into the landing zone. Running it again changes nothing.",
        schedule=source.schedule,
        start_date=START,
        catchup=False,
        max_active_runs=1,
        dagrun_timeout=timedelta(hours=2),
        is_paused_upon_creation=source.uses_network,
        tags=["pull", source.kind],
        default_args=DEFAULT_ARGS,
        params={
            "documents": Param(None, type=["null", "string"], description="Folder, file or URLs, instead of the usual"),
            "asks_again": Param(False, type="boolean", description="Ask once more for pages that were refused"),
        },
    )
    def pull() -> None:
        @task(outlets=[DOCUMENTS], pool=source.pool or "default_pool")
        def pull_documents() -> Any:
            from extractors.pulling import pull_source

            params: dict[str, Any] = get_current_context()["params"]
            return run_stage(
                pull_source,
                source.source_id,
                documents=params["documents"],
                asks_again=params["asks_again"],
                **read_secrets(source.connection_id),
            )

        pull_documents()

    return pull()


PULLS = {source.source_id: make_pull(source) for source in read_sources() if source.enabled}
