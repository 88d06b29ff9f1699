"""Runs the whole house in real processes, and reads what it published."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract.settings import PROJECT

BUNDLED = PROJECT / "seeds" / "documents"
# Columns that hold a clock of the run, or an id made from one, which two runs cannot have in common.
CLOCKS = (
    "recorded_at",
    "recorded_from",
    "recorded_to",
    "retrieved_at",
    "last_retrieved_at",
    "build_id",
    "version_id",
    "retrieved_date",
    "coverage_id",
)

STAGES = (
    ("extractors", "pull"),
    ("extractors", "extract"),
    ("warehouse", "load"),
    ("warehouse", "build"),
    ("warehouse", "publish"),
)


def choose_documents(folder: Path, names: tuple[str, ...]) -> Path:
    """Copy bundled documents, each with its sidecar, into a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        for path in (BUNDLED / name, BUNDLED / f"{name}.meta.json"):
            if path.exists():
                shutil.copy(path, folder)
    return folder


def start(home: Path, *command: str, **settings: str) -> "subprocess.Popen[str]":
    """Start `python -m <command>` on a data folder, in a session of its own."""
    variables = {f"MARKET_EVENTS_{name.upper()}": value for name, value in settings.items()}
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=PROJECT,
        env={**os.environ, "MARKET_EVENTS_HOME": str(home), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(home: Path, *command: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """The same, to its end."""
    process = start(home, *command, **settings)
    stdout, stderr = process.communicate(timeout=1800)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def run_stages(home: Path, documents: Path, **settings: str) -> None:
    """All stages by hand, each in a process of its own, without Airflow; fails where one does."""
    for stage in STAGES:
        ended = run(home, *stage, documents=str(documents), **settings)
        assert ended.returncode == 0, ended.stdout + ended.stderr


def make_run(home: Path, documents: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """What `make run DOCUMENTS=<documents>` does once the Python environment is there."""
    return run(home, "dags.driver", "run", "--documents", str(documents), **settings)


def read_marts(home: Path, *, without: tuple[str, ...] = CLOCKS) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every published table, in an order, without the columns named; usually the clocks of the run."""
    with duckdb.connect(str(home / "market_events.duckdb"), read_only=True) as connection:
        tables = connection.execute(
            "select table_name, list(column_name order by column_index) from duckdb_columns()"
            " where schema_name = 'marts' and table_name in (select table_name from duckdb_tables()) group by all"
        ).fetchall()
        return {
            table: connection.execute(f"select {_listed(columns, without)} from marts.{table} order by all").fetchall()
            for table, columns in tables
        }


def _listed(columns: list[str], without: tuple[str, ...]) -> str:
    return ", ".join(column for column in columns if column not in without)


def landed(home: Path) -> dict[str, int]:
    """Every landed file with the nanosecond at which it was written."""
    files = (path for path in (home / "landing").rglob("*.parquet"))
    return {str(path.relative_to(home)): path.stat().st_mtime_ns for path in files}
