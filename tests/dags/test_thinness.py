"""DAG files hold order and schedule, no logic, and cost next to nothing to import."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.contract.settings import PROJECT

DAG_FILES = sorted(path for path in (PROJECT / "dags").glob("*.py") if path.stem not in {"__init__", "assets", "stage"})
LIGHT = ("airflow.sdk", "dags.assets", "dags.stage", "datetime", "typing", "extractors.sources.register")
LONGEST_FILE = 60  # lines
LONGEST_IMPORT = 0.5  # seconds of processor time beyond Airflow's own import

MEASURE = """
import importlib, json, sys, time
import airflow.sdk
from airflow.sdk import DAG, Asset, Param, dag, task
started = time.process_time()
for module in sys.argv[1:]:
    importlib.import_module(module)
print(json.dumps({"seconds": time.process_time() - started, "modules": sorted(sys.modules)}))
"""


@pytest.mark.parametrize("path", DAG_FILES, ids=lambda path: path.stem)
def test_a_dag_file_is_short_and_imports_only_what_is_light(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    imported = [
        module
        for node in ast.parse(text).body
        for module in (
            [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in getattr(node, "names", [])]
        )
    ]
    assert set(imported) <= set(LIGHT)


def test_all_dag_files_import_in_time_and_without_the_heavy_libraries(airflow_variables: dict[str, str]) -> None:
    """One process imports them all, which bounds each."""
    result = subprocess.run(
        [sys.executable, "-c", MEASURE, *(f"dags.{path.stem}" for path in DAG_FILES)],
        env=airflow_variables,
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    measured = json.loads(result.stdout.splitlines()[-1])
    assert measured["seconds"] < LONGEST_IMPORT
    assert not {"spacy", "duckdb", "dbt", "pyarrow", "trafilatura"} & set(measured["modules"])
