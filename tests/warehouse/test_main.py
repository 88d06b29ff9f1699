from collections.abc import Sequence

import pytest
from typer.testing import CliRunner

from tests.warehouse.landings import Story, land_stories
from tests.warehouse.marts import stand_marts
from tests.warehouse.processes import run_warehouse
from warehouse.__main__ import app
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings, read_settings
from warehouse.publish import publish_marts


@pytest.fixture(autouse=True)
def fresh_settings(settings: Settings) -> None:
    read_settings.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["load", "--mentions-stage", "mentions/a/b"], "holds no stage mentions/a/b"),
        (["publish"], "nothing to publish"),
        (["site"], "nothing to document"),
        (["report"], "make run"),
        (["sql", "select 1"], "make run"),
        (["status"], "make run"),
        (["companies", "nowhere.json"], "cannot be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_mistakes_are_one_line_and_exit_code_2(settings: Settings, arguments: Sequence[str], says: str) -> None:
    ended = run_warehouse(*arguments)
    assert ended.returncode == 2
    assert says in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert ended.stdout == ""


def test_bad_setting_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKET_EVENTS_DUCKDB_THREADS", "many")
    ended = run_warehouse("load")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "MARKET_EVENTS_DUCKDB_THREADS" in ended.stderr


def test_steps_say_what_they_did(landing: Landing) -> None:
    land_stories(landing, [Story(1), Story(2)])
    runner = CliRunner()
    assert "migrated: 001_raw" in runner.invoke(app, ["migrate"]).output
    assert "loaded: 2 documents, 2 texts, 2 mentions" in runner.invoke(app, ["load"]).output
    assert "loaded: nothing new" in runner.invoke(app, ["load"]).output
    assert "documents: 1 partitions, 2 rows" in runner.invoke(app, ["status"]).output


def test_queries_are_answered_read_only(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    runner = CliRunner()
    answer = runner.invoke(app, ["sql", "select event_id from marts.fct_leadership_changes order by 1"])
    assert [line.strip() for line in answer.output.splitlines()][2:] == ["e0", "e1", "e2"]
    staged = runner.invoke(app, ["sql", "--warehouse", "select count(*) as n from staging.stg_changes"])
    assert staged.output.split()[-1] == "3"
    written = runner.invoke(app, ["sql", "drop table marts.fct_leadership_changes"])
    assert "read-only" in str(written.exception)


def test_rows_too_wide_for_the_terminal_are_shown_a_line_a_column(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    columns = ", ".join(f"{number} as a_column_{number}" for number in range(40))
    answer = CliRunner().invoke(app, ["sql", f"select {columns}, null as missing from range(2)"])
    lines = [" ".join(line.split()) for line in answer.output.splitlines()]
    assert lines.count("a_column_39 │ 39") == 2
    assert not [line for line in lines if line.startswith("missing")]


def test_prompt_goes_on_after_a_mistake_and_ends_with_the_input(settings: Settings) -> None:
    stand_marts(settings, build_id="b1")
    publish_marts(settings=settings)
    lines = "selekt 1;\nselect 40\n+ 2 as answer;\n\nexit\n"
    ended = CliRunner().invoke(app, ["sql"], input=lines)
    assert ended.exit_code == 0
    assert "Parser Error" in ended.output
    assert "42" in ended.output
