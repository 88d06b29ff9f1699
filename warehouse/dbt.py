"""One run of dbt as a subprocess, so that it holds the database no longer than it runs, and what came of it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.contract.settings import PROJECT, Settings

DBT_FOLDER = PROJECT / "dbt"

# dbt holds a graph of many objects from start to end; without looking for garbage at all a build takes a sixth less.
_PROGRAM = "import gc; gc.set_threshold(100_000); from dbt.cli.main import cli; cli()"
_BAD = frozenset({"error", "fail", "runtime error", "partial success"})


@dataclass(frozen=True)
class Failure:
    """One model or test that was red."""

    node: str
    message: str
    rows_in: str | None  # the relation of the warehouse that keeps a test's failing rows

    def __str__(self) -> str:
        where = f"; failing rows in {self.rows_in}" if self.rows_in else ""
        return f"{self.node}: {self.message}{where}"


@dataclass(frozen=True)
class DbtResult:
    """What one run of dbt came to."""

    succeeded: bool
    failures: tuple[Failure, ...]
    output: str


def target_folder(settings: Settings) -> Path:
    """Where dbt puts what it makes, out of the repository."""
    return settings.home.absolute() / "dbt" / "target"


def run_dbt(
    arguments: Sequence[str],
    *,
    settings: Settings,
    recorded_at: datetime,
    lock_descriptor: int,
    project_folder: Path = DBT_FOLDER,
) -> DbtResult:
    """Run dbt with its project, profile, target and logs in place; `recorded_at` is the clock of what it records."""
    target = target_folder(settings)
    results = target / "run_results.json"
    results.unlink(missing_ok=True)
    command = [sys.executable, "-c", _PROGRAM, "--quiet", *arguments]
    command += ["--project-dir", str(project_folder), "--profiles-dir", str(DBT_FOLDER), "--target-path", str(target)]
    ended = subprocess.run(
        command,
        env=_environment(settings, recorded_at),
        pass_fds=[lock_descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return DbtResult(ended.returncode == 0, tuple(_read_failures(results)), ended.stdout.strip())


def _environment(settings: Settings, recorded_at: datetime) -> Mapping[str, str]:
    return {
        **os.environ,
        "MARKET_EVENTS_WAREHOUSE": str(settings.warehouse_path),
        "MARKET_EVENTS_RECORDED_AT": recorded_at.isoformat(),
        "MARKET_EVENTS_DUCKDB_MEMORY": settings.duckdb_memory,
        "MARKET_EVENTS_DUCKDB_THREADS": str(settings.duckdb_threads),
        "DBT_LOG_PATH": str(settings.home.absolute() / "dbt" / "logs"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_VERSION_CHECK": "false",
        "DBT_USE_COLORS": "false",
        "DBT_PARTIAL_PARSE": "true",
    }


def _read_failures(results: Path) -> list[Failure]:
    if not results.exists():
        return []
    content: dict[str, Any] = json.loads(results.read_text(encoding="utf-8"))
    return [_failure(result) for result in content["results"] if result["status"] in _BAD]


def _failure(result: Mapping[str, Any]) -> Failure:
    rows_in = result.get("relation_name") if result["status"] == "fail" and result.get("failures") else None
    message = " ".join(str(result.get("message") or result["status"]).split())
    return Failure(node=str(result["unique_id"]), message=message, rows_in=rows_in)
