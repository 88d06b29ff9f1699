"""Airflow's configuration keeps to the data folder and to loopback."""

from pathlib import Path

import pytest

from dags.driver.environment import airflow_environment
from warehouse.contract.settings import Settings


@pytest.mark.parametrize("home", ["data", "./elsewhere/data"])
def test_a_relative_home_is_made_absolute(home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environment = airflow_environment(Settings(home=Path(home)))
    expected = (tmp_path / home).absolute()
    assert environment["MARKET_EVENTS_HOME"] == str(expected)
    assert environment["AIRFLOW_HOME"] == str(expected / "airflow")
    assert environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == f"sqlite:///{expected}/airflow/airflow.db"


def test_servers_listen_on_loopback_only(tmp_path: Path) -> None:
    environment = airflow_environment(Settings(home=tmp_path), port=4321)
    assert environment["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert environment["AIRFLOW__API__PORT"] == "4321"
    assert environment["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:4321/execution/"


def test_each_session_has_secrets_of_its_own(tmp_path: Path) -> None:
    first, second = (airflow_environment(Settings(home=tmp_path)) for _ in range(2))
    assert first["AIRFLOW__API_AUTH__JWT_SECRET"] != second["AIRFLOW__API_AUTH__JWT_SECRET"]
