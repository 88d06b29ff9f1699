from pathlib import Path

import pytest

from tests.warehouse.landings import Story, land_stories
from warehouse.connection import open_database
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.inputs import hash_inputs, hash_project
from warehouse.load import load_landing


@pytest.mark.parametrize(
    ("file", "is_source"),
    [
        ("models/one.sql", True),
        ("models/two.sql", True),
        ("target/manifest.json", False),
        ("logs/dbt.log", False),
        (".user.yml", False),
    ],
)
def test_project_is_its_sources(tmp_path: Path, file: str, is_source: bool) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.sql").write_text("select 1")
    before = hash_project(tmp_path)
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("select 2")
    assert (hash_project(tmp_path) != before) == is_source


def test_inputs_are_what_is_loaded_and_the_project(settings: Settings, landing: Landing) -> None:
    def found(project_hash: str) -> str:
        load_landing(settings=settings)
        with open_database(settings.warehouse_path, settings) as connection:
            return hash_inputs(connection, project_hash=project_hash)

    land_stories(landing, [Story(1)])
    first = found("p1")
    assert found("p1") == first
    assert found("p2") != first
    land_stories(landing, [Story(2)])
    assert found("p1") != first
