"""Runs dbt on a warehouse of short rows and carries its ledger from build to build, as the warehouse does."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb

PROJECT = Path(__file__).resolve().parents[2] / "dbt"
LEDGER = {
    "minted_ids": "recorded_at = $at",
    "id_redirects": "recorded_at = $at",
    "event_versions": "recorded_from = $at or recorded_to = $at",
}


def run_dbt(command: str, database: Path, *, recorded_at: str) -> None:
    """One dbt command in a process of its own; fails the test with dbt's output where it is red."""
    target = database.parent / "target"
    arguments = [
        *command.split(),
        "--project-dir",
        str(PROJECT),
        "--profiles-dir",
        str(PROJECT),
        "--target-path",
        str(target),
    ]
    ended = subprocess.run(
        [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "--quiet", *arguments],
        env={
            **os.environ,
            "MARKET_EVENTS_WAREHOUSE": str(database),
            "MARKET_EVENTS_RECORDED_AT": recorded_at,
            "DBT_LOG_PATH": str(database.parent / "logs"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def keep_ledger(connection: duckdb.DuckDBPyConnection, *, recorded_at: str) -> None:
    """Enter what a green build added, so that the next one finds it."""
    for name, is_new in LEDGER.items():
        connection.execute(
            f"insert into raw.{name} by name select * from intermediate.int_{name}__recorded where {is_new}",
            {"at": recorded_at},
        )
