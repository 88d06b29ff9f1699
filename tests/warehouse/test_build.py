import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.conftest import SMALL_PROJECT
from tests.warehouse.landings import Story, land_stories, land_tombstone
from tests.warehouse.marts import rows_of
from tests.warehouse.processes import kill_when, run_warehouse, start_warehouse
from warehouse.build import build_marts
from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.load import load_landing
from warehouse.publish import publish_marts, published_build
from warehouse.report import make_report
from warehouse.site import make_site
from warehouse.status import read_status

pytestmark = pytest.mark.slow

MARTS = ("fct_leadership_changes", "fct_corporate_actions", "fct_event_versions", "dim_documents", "fct_rejections")
CLOCKS = {  # what hangs on the moment of the build: in the small project new ids, too
    "fct_event_versions": "version_id, event_id, recorded_from, recorded_to",
    "fct_leadership_changes": "event_id",
    "fct_corporate_actions": "event_id",
}
STORIES = [
    *(Story(number, company=f"Company {number % 3}") for number in range(9)),
    Story(20, family="corporate_action", person=None),
    Story(21, rejection_code="empty"),
]

LATER = [Story(50, company="Company 1"), Story(51, company="Company 9")]


def land(settings: Settings, stories: list[Story]) -> None:
    land_stories(Landing(settings.landing_root), stories)
    load_landing(settings=settings)


def marts(path: Path, settings: Settings, *, clocks: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    with open_database(path, settings, read_only=True) as connection:
        return {
            name: rows_of(connection, f"marts.{name}", without="" if clocks else CLOCKS.get(name, "")) for name in MARTS
        }


@pytest.fixture(scope="module")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one build of STORIES, published."""
    home = tmp_path_factory.mktemp("built")
    settings = Settings(home=home, duckdb_memory="500MB")
    land(settings, STORIES)
    build_marts(project_folder=SMALL_PROJECT, settings=settings)
    publish_marts(settings=settings)
    return home


@pytest.fixture
def built(built_home: Path, settings: Settings) -> Settings:
    """A copy of that folder, for one test to change."""
    shutil.copytree(built_home, settings.home, dirs_exist_ok=True)
    return settings


def build(settings: Settings) -> str:
    return build_marts(project_folder=SMALL_PROJECT, settings=settings).build_id


def test_unchanged_inputs_are_not_built_again(built: Settings) -> None:
    standing = read_status(settings=built)
    report = build_marts(project_folder=SMALL_PROJECT, settings=built)
    assert report.is_skipped
    assert report.build_id == standing.published
    assert publish_marts(settings=built).is_skipped
    assert read_status(settings=built) == standing


def test_red_build_is_not_published_and_the_mended_one_gives_the_marts_of_an_undisturbed_one(built: Settings) -> None:
    before, published = marts(built.published_path, built), built.published_path.read_bytes()
    bad = Story(30, company="Company 0", confidence=1.5)
    land(built, [bad])
    with pytest.raises(BuildFailed, match=r"1 model or test red.*confidences_are_shares.*failing rows in.*audit"):
        build(built)
    with pytest.raises(BuildFailed, match="not green"):
        publish_marts(settings=built)
    assert built.published_path.read_bytes() == published
    with open_database(built.warehouse_path, built, read_only=True) as connection:
        kept = connection.execute("select confidence from audit.confidences_are_shares").fetchall()
    assert kept == [(1.5,)]

    land_tombstone(Landing(built.landing_root), bad)
    load_landing(settings=built)
    build(built)
    publish_marts(settings=built)
    assert [line.status for line in read_status(settings=built).builds] == ["published", "red", "published"]
    assert marts(built.published_path, built) == before


def test_both_databases_are_rebuilt_from_landing_alone(built: Settings) -> None:
    land(built, LATER)
    build(built)
    publish_marts(settings=built)
    before = marts(built.published_path, built)
    assert len({row[5] for row in before["fct_event_versions"]}) == 2, "two builds have written versions"
    for path in (built.warehouse_path, built.published_path):
        path.unlink()
    assert load_landing(settings=built).builds == 2
    build(built)
    publish_marts(settings=built)
    assert marts(built.published_path, built) == before


def test_ledger_without_its_last_entry_is_not_there(built: Settings) -> None:
    (build_id,) = [line.build_id for line in read_status(settings=built).builds]
    date = f"{build_id[:4]}-{build_id[4:6]}-{build_id[6:8]}"
    (Path(built.landing_root) / "_manifest" / "ledger" / "builds" / date / f"{build_id}.json").unlink()
    built.warehouse_path.unlink()
    assert load_landing(settings=built).builds == 0
    with open_database(built.warehouse_path, built, read_only=True) as connection:
        assert connection.execute("select count(*) from raw.minted_ids").fetchone() == (0,)


@pytest.fixture(scope="module")
def undisturbed_marts(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """The marts of STORIES and then LATER, without the clocks and what hangs on them."""
    home = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(built_home, home, dirs_exist_ok=True)
    settings = Settings(home=home, duckdb_memory="500MB")
    land(settings, LATER)
    build(settings)
    return marts(settings.warehouse_path, settings, clocks=False)


@pytest.mark.parametrize("with_children", [True, False], ids=["with its dbt", "its dbt left behind"])
def test_killed_build_publishes_nothing_and_the_next_gives_the_same_marts(
    built: Settings, undisturbed_marts: dict[str, list[tuple[Any, ...]]], with_children: bool
) -> None:
    land(built, LATER)
    published = published_build(built.published_path, built)
    made = built.home / "dbt" / "target" / "run" / "small" / "models" / "marts"
    shutil.rmtree(made.parent)
    process = start_warehouse("build", "--project-folder", str(SMALL_PROJECT))
    kill_when(process, made.exists, with_children=with_children)
    assert published_build(built.published_path, built) == published
    ended = run_warehouse("build", "--project-folder", str(SMALL_PROJECT))
    assert ended.returncode == 0, ended.stderr
    builds = read_status(settings=built).builds
    assert [(line.status, line.detail) for line in builds] == [("green", None), ("red", "killed"), ("published", None)]
    assert marts(built.warehouse_path, built, clocks=False) == undisturbed_marts


def test_relation_that_left_the_project_leaves_the_marts(built: Settings, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(SMALL_PROJECT, project)
    (project / "models" / "marts" / "fct_rejections.sql").unlink()
    build_marts(project_folder=project, settings=built)
    publish_marts(settings=built)
    with open_database(built.published_path, built, read_only=True) as connection:
        assert connection.execute(
            "select count(*) from duckdb_tables() where table_name = 'fct_rejections'"
        ).fetchone() == (0,)


def test_report_tells_what_is_published(built: Settings) -> None:
    text = make_report(settings=built)
    assert "11 documents of 1 source, 1 of them rejected" in text
    for part in ("doc-21: made so for the test", "appointment", "acquisition", "Company 2", str(built.published_path)):
        assert part in text


def test_site_is_one_page_and_made_once_a_build(built: Settings) -> None:
    assert not make_site(project_folder=SMALL_PROJECT, settings=built).is_skipped
    assert b"fct_leadership_changes" in built.docs_path.read_bytes()
    assert make_site(project_folder=SMALL_PROJECT, settings=built).is_skipped
    assert [path.name for path in built.docs_path.parent.iterdir() if path.name.endswith(".part")] == []


def test_two_builds_at_once_build_once(built: Settings) -> None:
    land(built, [Story(60)])
    processes = [start_warehouse("build", "--project-folder", str(SMALL_PROJECT)) for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted("skipped" in output for output in outputs) == [False, True]
