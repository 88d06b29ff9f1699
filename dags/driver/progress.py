"""Shows how far the tasks of one DAG run are, from Airflow's metadata."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

COUNT_TASKS = """
select count(*) filter (where state in ('success', 'failed', 'skipped', 'upstream_failed')), count(*)
from task_instance
where dag_id = ? and run_id = (select run_id from dag_run where dag_id = task_instance.dag_id order by id desc limit 1)
"""


@contextmanager
def showing(dag_id: str, *, label: str, database: Path, console: Console) -> Iterator[None]:
    """Show a bar of finished tasks for the length of the block, on a terminal; then one line with the time taken."""
    started = time.monotonic()
    ended = threading.Event()
    columns = (SpinnerColumn(), TextColumn(f"{label:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        watcher = threading.Thread(target=_watch, args=(progress, dag_id, database, ended), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
    console.print(f"{label:<10} {time.monotonic() - started:5.1f} s", highlight=False)


def _watch(progress: Progress, dag_id: str, database: Path, ended: threading.Event) -> None:
    bar = progress.add_task(dag_id, total=None)
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30) as connection:
        while not ended.wait(0.5):
            done, total = connection.execute(COUNT_TASKS, [dag_id]).fetchone()
            progress.update(bar, completed=done, total=total or None)
