"""What Airflow and dbt cost: a run with nothing to do, the import of the DAG files, and a run over the work in it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from dags.driver.environment import airflow_environment
from extractors.pulling import pull_source
from extractors.stages import extract_batch, plan_batches
from tests.bench.figures import Figure
from tests.bench.made.stream import make_stream, write_stream
from tests.end_to_end.house import make_run, run
from warehouse.build import build_marts
from warehouse.contract.settings import PROJECT, Settings, read_settings
from warehouse.dbt import target_folder
from warehouse.load import load_landing
from warehouse.publish import publish_marts
from warehouse.site import make_site

DOCUMENTS = 1_500  # of the made stream; more would only make the overhead a smaller share
A_MILLION_A_DAY = 1_000_000 / 86_400  # documents/s
IMPORTS = """
import importlib, sys, time
started = time.process_time()
import airflow.sdk
from airflow.sdk import DAG, Asset, Param, dag, task
between = time.process_time()
for module in sys.argv[1:]:
    importlib.import_module(module)
print(between - started, time.process_time() - between)
"""


def measure_run_again() -> Figure:
    """Seconds of a whole run that finds nothing new, beside the run before it on an empty data folder."""
    with tempfile.TemporaryDirectory() as home:
        first, again = (_run_all(Path(home)) for _ in range(2))
    return Figure(value=again, unit="s", against="first run", ratio=again / first)


def measure_dag_import() -> Figure:
    """Processor seconds that all DAG files add to the import of Airflow, beside that import."""
    modules = [f"dags.{path.stem}" for path in sorted((PROJECT / "dags").glob("*.py")) if path.stem != "__init__"]
    with tempfile.TemporaryDirectory() as home:
        result = subprocess.run(
            [sys.executable, "-c", IMPORTS, *modules],
            env={**os.environ, **airflow_environment(Settings(home=Path(home)))},
            cwd=PROJECT,
            check=True,
            capture_output=True,
            text=True,
        )
    airflow, dags = (float(number) for number in result.stdout.split()[-2:])
    return Figure(value=dags, unit="s", against="import of Airflow", ratio=dags / airflow)


def measure_end_to_end() -> Figure:
    """Documents a second of a whole run on an empty data folder, from a folder to published marts, on all cores."""
    rate = DOCUMENTS / _run_seconds(Settings().batches)
    return Figure(value=rate, unit="documents/s", against="a million a day", ratio=rate / A_MILLION_A_DAY)


def measure_overhead() -> Figure:
    """The share of a run's wall time that is not the stages' own work, one batch after the other.

    The work is the stages called one by one in one process that has imported them, of a build what dbt's models and
    tests took; the rest of the run is Airflow's, dbt's start and that of processes.
    """
    seconds = _run_seconds(1)
    with tempfile.TemporaryDirectory() as folder:
        documents, _ = write_stream(Path(folder) / "documents", make_stream(DOCUMENTS))
        ended = run(Path(folder) / "home", "tests.bench.subjects.orchestration", documents=str(documents), batches="1")
    if ended.returncode:
        raise subprocess.CalledProcessError(ended.returncode, "the work", ended.stdout, ended.stderr)
    work = float(ended.stdout.splitlines()[-1])
    return Figure(value=1 - work / seconds, unit="share of the run", against="the work", ratio=seconds / work)


@cache
def _run_seconds(batches: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        documents, _ = write_stream(Path(folder) / "documents", make_stream(DOCUMENTS))
        started = time.perf_counter()
        ended = make_run(Path(folder) / "home", documents, batches=str(batches))
        seconds = time.perf_counter() - started
    if ended.returncode:
        raise subprocess.CalledProcessError(ended.returncode, "make run", ended.stdout, ended.stderr)
    return seconds


def _work_seconds() -> float:
    """Wall seconds of the stages over the documents of the settings."""
    started = time.perf_counter()
    pull_source("folder")
    for batch in plan_batches():
        extract_batch(batch)
    load_landing()
    between = time.perf_counter()
    build_marts()
    nodes = json.loads((target_folder(read_settings()) / "run_results.json").read_text(encoding="utf-8"))
    built = time.perf_counter()
    publish_marts()
    make_site()
    return between - started + float(nodes["elapsed_time"]) + time.perf_counter() - built


def _run_all(home: Path) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "dags.driver", "run"],
        env={**os.environ, "MARKET_EVENTS_HOME": str(home)},
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


FIGURES = {
    "run_again_s": measure_run_again,
    "dag_import_s": measure_dag_import,
    "end_to_end_docs_per_s": measure_end_to_end,
    "orchestration_overhead": measure_overhead,
}

if __name__ == "__main__":
    print(_work_seconds())
