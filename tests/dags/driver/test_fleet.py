"""The configuration of a fleet: what is missing is named, what is given wins, and deploy/ names all of it."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dags.driver.fleet import NEEDED, PARTS, fleet_environment
from tests.fleet.units import DEPLOY, read_environment
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import PROJECT, Settings

# Sends a task as the scheduler does, to a Redis that is not there, and says what came of it.
SEND = """
from airflow.providers.celery.executors.celery_executor_utils import send_workload_to_executor
class Workload:
    def model_dump_json(self):
        return "{}"
for _ in range(3):
    print(type(send_workload_to_executor(("key", Workload(), "default", None))[2].exception).__name__)
"""
GIVEN = dict.fromkeys(NEEDED, "given")
EXAMPLE = read_environment(DEPLOY / "environment.example")


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_missing_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=name):
        fleet_environment(Settings(home=tmp_path), {**GIVEN, name: ""})


def test_what_the_operator_gives_wins_and_nothing_is_of_one_machine(tmp_path: Path) -> None:
    made = fleet_environment(Settings(home=tmp_path), {**GIVEN, "AIRFLOW__CORE__PARALLELISM": "7"})
    assert made["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
    assert made["AIRFLOW__CORE__PARALLELISM"] == "7"
    assert made["AIRFLOW__API_AUTH__JWT_SECRET"] == "given"
    assert not [name for name, value in made.items() if "sqlite" in value.lower()]


def test_the_example_names_all_that_is_needed_and_no_setting_that_is_none() -> None:
    assert set(NEEDED) <= set(EXAMPLE)
    settings = {f"MARKET_EVENTS_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in EXAMPLE if name.startswith("MARKET_EVENTS_")} <= settings


def test_the_example_holds_no_secret() -> None:
    secret = {name for name in EXAMPLE if re.search("SECRET|KEY|CONN|URL$|BACKEND", name)}
    assert [name for name in secret if "<" not in EXAMPLE[name]] == []


@pytest.mark.parametrize("part", PARTS)
def test_the_operator_s_page_names_each_part(part: str) -> None:
    assert re.search(rf"[`-]{part}`|@{part}", (DEPLOY / "README.md").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(find_spec("celery") is None, reason="`make fleet` was not run")
def test_a_message_that_cannot_be_sent_is_kept_for_later(tmp_path: Path) -> None:
    """The executor keeps what timed out and sends it again; any other error fails the task (celery_executor.py)."""
    nowhere = {
        "AIRFLOW__CELERY__BROKER_URL": "redis://127.0.0.1:1/0",
        "AIRFLOW__CELERY__RESULT_BACKEND": "cache+memory://",
        "AIRFLOW__CORE__PARALLELISM": "2",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{tmp_path / 'airflow.db'}",
    }
    environment = {**os.environ, **fleet_environment(Settings(home=tmp_path), {**GIVEN, **nowhere})}
    ended = subprocess.run(
        [sys.executable, "-c", SEND], cwd=PROJECT, env=environment, check=True, capture_output=True, text=True
    )
    assert [line for line in ended.stdout.splitlines() if line.isidentifier()] == ["AirflowTaskTimeout"] * 3
