"""A fleet on one machine: services, the parts of Airflow and two workers, each part with a home of its own."""

import os
import secrets
import urllib.error
import urllib.request
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fleet.services import BUCKET, Postgres, Redis, Store, free_port, wait_until
from tests.fleet.units import DEPLOY, Unit, read_environment
from tests.loopback.airflow_api import AirflowApi

CONTROL = ("api-server", "scheduler", "dag-processor")
# The first has the warehouse; the second is the one that tests kill.
WORKERS = {"first": "warehouse-worker", "second": "worker"}
_QUICK = {
    # A dead worker is noticed in seconds, not minutes; nothing runs but what a test turns on.
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "3",
    "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",
    "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "600",
    "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": "0",
}


class Fleet:
    """All of it, running; close it to leave nothing behind."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.postgres, self.redis, self.store = Postgres(), Redis(), Store()
        for database in ("market_events_airflow", "market_events_lake"):
            self.postgres.create(database)
        self._port = free_port()
        self._variables = self._fill_in(settings)
        self.units: dict[str, Unit] = {}
        self._api = AirflowApi(self._port, folder / "control" / "airflow" / "passwords.json")

    def start(self) -> None:
        """Prepare the metadata, then start all parts and wait until they are there."""
        prepared = Unit("prepare", self.variables("control"), log=self.folder / "prepare.log")
        assert prepared.wait() == 0, (self.folder / "prepare.log").read_text()[-4000:]
        for part in CONTROL:
            self.units[part] = Unit(part, self.variables("control"), log=self.folder / f"{part}.log")
        for name, part in WORKERS.items():
            self.units[name] = Unit(part, self.variables(name), log=self.folder / f"{name}.log")
        wait_until(self._is_ready, seconds=300, what="the API server answers and knows the DAGs")

    def close(self) -> None:
        """Stop every process and remove what the services held."""
        for unit in self.units.values():
            unit.stop()
        for service in (self.store, self.redis, self.postgres):
            service.close()

    def variables(self, machine: str) -> dict[str, str]:
        """The environment of one machine, whose home nobody else has."""
        return {**self._variables, "MARKET_EVENTS_HOME": str(self.folder / machine)}

    def ask(self, path: str, content: Mapping[str, Any] | None = None, *, method: str = "GET") -> Any:
        """What Airflow's public API answers."""
        return self._api.ask(path, content, method=method)

    def is_at(self, name: str, dag_id: str, task_id: str) -> bool:
        """Whether a worker is at a task now: the process that runs it is of the worker's session."""
        session = self.units[name].session_id
        running = [task["pid"] for task in self._tasks(dag_id, task_id) if task["state"] == "running"]
        return any(_session_of(pid) == session for pid in running if pid)

    def task_tries(self, dag_id: str, task_id: str) -> list[tuple[str, int]]:
        """State and number of tries of each instance of a task, in all runs of the DAG."""
        return [(task["state"], task["try_number"]) for task in self._tasks(dag_id, task_id)]

    def _tasks(self, dag_id: str, task_id: str) -> list[dict[str, Any]]:
        held = self.ask(f"/api/v2/dags/{dag_id}/dagRuns/~/taskInstances?limit=100")["task_instances"]
        return [task for task in held if task["task_id"] == task_id]

    def _is_ready(self) -> bool:
        try:
            # Each half of the API builds its routes when it is first asked, for which tasks would have to wait.
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/execution/health", timeout=120) as answer:
                answer.read()
            known = {dag["dag_id"] for dag in self.ask("/api/v2/dags?limit=100")["dags"]}
        except (OSError, urllib.error.URLError, ValueError):
            return False
        return {"pull_folder", "extract_events", "build_marts"} <= known

    def _fill_in(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The example of the environment file with its blanks filled in, and nothing that it does not name."""
        host = f"127.0.0.1:{self.postgres.port}"
        metadata = f"postgresql+psycopg2://market_events@{host}/market_events_airflow"
        lake = f"postgres:host=127.0.0.1 port={self.postgres.port} dbname=market_events_lake user=market_events"
        filled = {
            "MARKET_EVENTS_LANDING": f"s3://{BUCKET}/landing",
            "MARKET_EVENTS_DOCUMENTS": f"s3://{BUCKET}/inbox",
            "MARKET_EVENTS_LAKE": lake,
            "MARKET_EVENTS_LAKE_DATA": f"s3://{BUCKET}/lake",
            "MARKET_EVENTS_RATE_STORE": f"redis://127.0.0.1:{self.redis.port}/1",
            "MARKET_EVENTS_CONTACT": "",
            **self.store.variables,
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": metadata,
            "AIRFLOW__CELERY__RESULT_BACKEND": f"db+{metadata}",
            "AIRFLOW__CELERY__BROKER_URL": f"redis://127.0.0.1:{self.redis.port}/0",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{self._port}/execution/",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self._port),
            "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{self._port}",
            "AIRFLOW__CORE__FERNET_KEY": urlsafe_b64encode(os.urandom(32)).decode(),
            "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
            "AIRFLOW__API__SECRET_KEY": secrets.token_hex(32),
            "AIRFLOW__CORE__PARALLELISM": "8",
            "AIRFLOW__CELERY__WORKER_CONCURRENCY": "1",
        }
        example = read_environment(DEPLOY / "environment.example")
        assert set(example) == {*filled, "MARKET_EVENTS_HOME"}
        named = {f"MARKET_EVENTS_{name.upper()}": value for name, value in settings.items()}
        return {**filled, **_QUICK, **named}


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None
