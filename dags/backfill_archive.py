"""backfill_archive: documents of dated files, by hand, a few files at a time."""

from datetime import timedelta
from typing import Any

from airflow.sdk import Param, dag, get_current_context, task

from dags.assets import DOCUMENTS
from dags.stage import DEFAULT_ARGS, START, read_secrets, run_stage

FILTERS = ("host", "language", "since", "until")


@dag(
    description="Documents of dated archive files",
    doc_md=__doc__
    + "\n\nGive files, globs or URLs; what has landed before changes nothing, and a file that was cut off is resumed."
    + " WARC archives (source `cc_news`) may be sifted by host, language and day; EDGAR's history is its form indexes.",
    schedule=None,
    start_date=START,
    catchup=False,
    max_active_runs=1,
    max_active_tasks=2,
    dagrun_timeout=timedelta(days=2),
    is_paused_upon_creation=True,
    tags=["pull", "backfill"],
    default_args=DEFAULT_ARGS,
    params={
        "source_id": Param("folder", type="string", description="Source whose reader is used"),
        "files": Param("", type="string", description="Files, globs or URLs, such as /archive/2023-*/*.warc.gz"),
        **{
            name: Param(None, type=["null", "string"], description=f"Of WARC archives only: {name}") for name in FILTERS
        },
    },
)
def backfill_archive() -> None:
    @task
    def plan() -> Any:
        from extractors.sources.archives import plan_archive

        params = get_current_context()["params"]
        return run_stage(plan_archive, params["files"], {name: params[name] for name in FILTERS})

    @task(execution_timeout=timedelta(hours=6))
    def pull(files: list[str]) -> list[Any]:
        from extractors.pulling import pull_source
        from extractors.sources.register import find_source

        source = get_current_context()["params"]["source_id"]
        secrets = read_secrets(run_stage(lambda: find_source(source).connection_id))
        return [run_stage(pull_source, source, documents=file, **secrets) for file in files]

    @task(outlets=[DOCUMENTS], trigger_rule="none_failed")
    def announce() -> None:
        """Say that the documents are there."""

    pull.expand(files=plan()) >> announce()


backfill_archive()
