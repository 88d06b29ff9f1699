"""Makes Airflow's metadata ready: tables of this version, the pools, and on one machine no run that a kill left open.

Call it only in a process that was started with `airflow_environment` or `fleet_environment`.
"""

import logging
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from dags.driver.environment import METADATA_WAIT_SECONDS

log = logging.getLogger(__name__)

POOLS = {
    "duckdb": ("One writer of the warehouse at a time", 1),
    "sec": ("One visitor of the SEC's hosts at a time", 1),
}


def prepare_metadata(airflow_home: Path) -> None:
    """Create or migrate the database where needed, and mark as failed whatever still says that it runs."""
    database, stamp = airflow_home / "airflow.db", airflow_home / "metadata_version"
    current = " ".join([version("apache-airflow"), *POOLS])
    if not database.exists() or not stamp.exists() or stamp.read_text() != current:
        _migrate(database)
        stamp.write_text(current)
    _close_open_runs(database)


def _migrate(database: Path) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(database) as connection:
        connection.execute("pragma journal_mode = wal")  # kept in the file: readers and the writer do not wait
    make_tables()


def make_tables() -> None:
    """Create or migrate the tables of the configured database, and the pools."""
    from airflow.models.pool import Pool
    from airflow.utils.db import initdb

    initdb()
    for name, (description, slots) in POOLS.items():
        Pool.create_or_update_pool(name=name, slots=slots, description=description, include_deferred=False)


def _close_open_runs(database: Path) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    with sqlite3.connect(database, timeout=METADATA_WAIT_SECONDS) as connection:
        runs = connection.execute(
            "update dag_run set state = 'failed', end_date = ? where state in ('running', 'queued')", [now]
        ).rowcount
        connection.execute(
            "update task_instance set state = 'failed', end_date = ?"
            " where state in ('running', 'queued', 'scheduled', 'restarting', 'up_for_retry', 'deferred')",
            [now],
        )
    if runs:
        log.warning("%d DAG runs that were cut off are marked as failed", runs)


if __name__ == "__main__":
    make_tables()
