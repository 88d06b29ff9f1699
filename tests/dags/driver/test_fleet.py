"""The configuration of a fleet: what is missing is named, what is given wins, and deploy/ names all of it."""

import re
from pathlib import Path

import pytest

from dags.driver.fleet import NEEDED, PARTS, fleet_environment
from tests.fleet.units import DEPLOY, read_environment
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import Settings

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
