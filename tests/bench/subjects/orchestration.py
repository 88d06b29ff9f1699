"""What Airflow costs: a run with nothing to do, and the import of the DAG files."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dags.driver.environment import airflow_environment
from tests.bench.figures import Figure
from warehouse.contract.settings import PROJECT, Settings

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


FIGURES = {"run_again_s": measure_run_again, "dag_import_s": measure_dag_import}
