"""A house in which `make up` runs: Airflow's scheduler and all beside it, the DAGs named turned on and no others."""

import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.end_to_end.house import start
from tests.fleet.services import free_port
from tests.loopback.airflow_api import AirflowApi

START_SECONDS = 600.0


class House:
    """Airflow's API of the house, and what is told it of assets."""

    def __init__(self, api: AirflowApi) -> None:
        self._api = api
        self._assets: dict[str, int] = {}

    def announce(self, asset: str) -> None:
        """Say that an asset has changed, as what changes it outside of Airflow does."""
        if not self._assets:
            told = self._api.ask("/api/v2/assets?limit=100")["assets"]
            self._assets = {each["name"]: each["id"] for each in told}
        self._api.ask("/api/v2/assets/events", {"asset_id": self._assets[asset]}, method="POST")

    def known(self) -> set[str]:
        """The DAGs that the scheduler knows; none before it answers."""
        try:
            return {dag["dag_id"] for dag in self._api.ask("/api/v2/dags?limit=100")["dags"]}
        except (OSError, ValueError):
            return set()

    def turn_off_all_but(self, dag_ids: Iterable[str]) -> None:
        """Pause all other DAGs, whose schedules would otherwise begin with a run of each."""
        for dag_id in self.known() - set(dag_ids):
            self._api.ask(f"/api/v2/dags/{dag_id}", {"is_paused": True}, method="PATCH")

    def runs(self, dag_id: str) -> list[dict[str, Any]]:
        """The last runs of a DAG, with state and times."""
        return list(self._api.ask(f"/api/v2/dags/{dag_id}/dagRuns?limit=100&order_by=-id")["dag_runs"])


@contextmanager
def house_is_up(home: Path, dag_ids: Iterable[str], **settings: str) -> Iterator[House]:
    """`make up` on a data folder for the length of the block; raises CalledProcessError where it ends by itself."""
    wanted, port = set(dag_ids), free_port()
    process = start(home, "dags.driver", "up", "--port", str(port), **settings)
    house = House(AirflowApi(port, home / "airflow" / "passwords.json"))
    deadline = time.monotonic() + START_SECONDS
    try:
        while not wanted <= house.known():
            if process.poll() is not None or time.monotonic() > deadline:
                raise subprocess.CalledProcessError(process.returncode or 1, "make up")
            time.sleep(1)
        house.turn_off_all_but(wanted)
        yield house
    finally:
        process.terminate()
        process.communicate(timeout=60)
