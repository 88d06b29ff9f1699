"""A build runs the data tests alone; a check runs all tests, and is red where one is."""

import json
from pathlib import Path

import pytest

from tests.warehouse.conftest import SMALL_PROJECT
from tests.warehouse.landings import Story, land_stories
from warehouse.build import build_marts
from warehouse.check import check_marts
from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.dbt import target_folder
from warehouse.load import load_landing

pytestmark = pytest.mark.slow


def _land(settings: Settings, number: int) -> None:
    land_stories(Landing(settings.landing_root), [Story(number)])
    load_landing(settings=settings)


def _kinds_run(settings: Settings) -> set[str]:
    """Kinds of what the last dbt run came to: model, test, unit_test."""
    results: Path = target_folder(settings) / "run_results.json"
    nodes = json.loads(results.read_text(encoding="utf-8"))["results"]
    return {node["unique_id"].split(".")[0] for node in nodes} - {"operation"}


def test_a_build_runs_the_data_tests_and_a_check_all(settings: Settings) -> None:
    _land(settings, 1)
    build_id = build_marts(project_folder=SMALL_PROJECT, settings=settings).build_id
    assert _kinds_run(settings) == {"model", "test"}
    assert check_marts(project_folder=SMALL_PROJECT, settings=settings).build_id == build_id
    assert _kinds_run(settings) == {"test", "unit_test"}
    with open_database(settings.warehouse_path, settings) as connection:
        connection.execute("update marts.fct_leadership_changes set confidence = 7")
    with pytest.raises(BuildFailed, match="confidences_are_shares"):
        check_marts(project_folder=SMALL_PROJECT, settings=settings)


def test_where_nothing_is_green_there_is_nothing_to_check(settings: Settings) -> None:
    with pytest.raises(BuildFailed, match="nothing to check"):
        check_marts(project_folder=SMALL_PROJECT, settings=settings)
