"""backfill_archive: documents of dated files, by hand, a few files at a time."""

from datetime import timedelta
from typing import Any

from airflow.sdk import Param, dag, get_current_context, task

from dags.assets import DOCUMENTS
from dags.stage import DEFAULT_ARGS, START, run_stage

MAPPED_TASKS = 200  # Airflow maps at most 1,024


@dag(
    description="Documents of dated archive files",
    doc_md=__doc__ + "\n\nGive a folder or a glob; files whose documents have landed before change nothing.",
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
        "files": Param("", type="string", description="Folder or glob of dated files, such as /archive/2023-*/*.jsonl"),
    },
)
def backfill_archive() -> None:
    @task
    def plan() -> list[list[str]]:
        from fsspec.core import url_to_fs

        filesystem, pattern = url_to_fs(get_current_context()["params"]["files"])
        files = sorted(filesystem.glob(pattern))
        return [files[first::MAPPED_TASKS] for first in range(min(MAPPED_TASKS, len(files)))]

    @task(execution_timeout=timedelta(hours=6))
    def pull(files: list[str]) -> list[Any]:
        from extractors.stages import pull_source

        source_id = get_current_context()["params"]["source_id"]
        return [run_stage(pull_source, source_id, documents=file) for file in files]

    @task(outlets=[DOCUMENTS], trigger_rule="none_failed")
    def announce() -> None:
        """Say that the documents are there."""

    pull.expand(files=plan()) >> announce()


backfill_archive()
