"""Runs dbt on a warehouse of short rows and carries its ledger from build to build, as the warehouse does."""

import json
import multiprocessing
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import duckdb

LEDGER = {
    "minted_ids": "recorded_at = $at",
    "id_redirects": "recorded_at = $at",
    "event_versions": "recorded_from = $at or recorded_to = $at",
}


@cache
def _forks() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.dbt.ready_dbt"])
    return context


def run_dbt(command: str, database: Path, *, recorded_at: str) -> None:
    """One dbt command in a process of its own; fails the test with dbt's output where it is red."""
    folder = database.parent
    variables = {
        "MARKET_EVENTS_WAREHOUSE": str(database),
        "MARKET_EVENTS_RECORDED_AT": recorded_at,
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    arguments = [*command.split(), "--target-path", str(folder / "target")]
    output = folder / "dbt.txt"
    assert _fork("run", arguments, variables, output) == 0, output.read_text(encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the project as dbt writes it, by way of a file in `folder`."""
    path = folder / "manifest.json"
    assert _fork("write_manifest", path) == 0
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _fork(function: str, *arguments: Any) -> int | None:
    process = _forks().Process(target=_call, args=(function, *arguments))
    process.start()
    process.join()
    return process.exitcode


def _call(function: str, *arguments: Any) -> None:
    from tests.dbt import ready_dbt  # imported by the fork server, not by the tests

    getattr(ready_dbt, function)(*arguments)


def keep_ledger(connection: duckdb.DuckDBPyConnection, *, recorded_at: str) -> None:
    """Enter what a green build added, so that the next one finds it."""
    for name, is_new in LEDGER.items():
        connection.execute(
            f"insert into raw.{name} by name select * from intermediate.int_{name}__recorded where {is_new}",
            {"at": recorded_at},
        )
