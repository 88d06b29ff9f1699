"""Whatever people can set, run, query or catch is named in the pages, and the pages name nothing that is gone."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import PAGES, code_spans, fences, read_page, section
from warehouse.contract import errors
from warehouse.contract.settings import PROJECT, Settings

README, ARCHITECTURE, CONTRIBUTING, DECISIONS, CHANGELOG = PAGES[:5]
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
TARGETS = sorted(set(re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()))
MARTS = sorted(path.stem for path in (PROJECT / "dbt" / "models" / "marts").glob("*.sql"))
MACROS = sorted(
    {
        name
        for path in [*PROJECT.glob("dbt/models/marts/*.sql"), PROJECT / "dbt" / "macros" / "as_of_macros.sql"]
        for name in re.findall(r"\b(\w+_as_of|officeholders|company_events)\b", path.read_text(encoding="utf-8"))
    }
    - {"recorded_as_of", "create_changes_as_of"}
)
EVENT_TYPES = sorted(path.stem for path in (PROJECT / "extractors" / "events" / "types").glob("*.yml"))
DAGS = sorted(path.stem for path in (PROJECT / "dags").glob("*.py") if "@dag(" in path.read_text(encoding="utf-8"))
REJECTIONS = re.findall(
    r'^    [A-Z_]+ = "(\w+)"', (PROJECT / "extractors" / "rejections.py").read_text(encoding="utf-8"), re.MULTILINE
)
ERRORS = sorted(name for name in vars(errors) if isinstance(getattr(errors, name), type))


def _mentions(page: Path, word: str) -> bool:
    return re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", read_page(page)) is not None


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_a_row_of_the_settings_table(name: str) -> None:
    table = section(read_page(ARCHITECTURE), "Settings")
    assert f"| `MARKET_EVENTS_{name.upper()}` |" in table


def test_no_setting_is_named_that_is_none() -> None:
    known = {f"MARKET_EVENTS_{name.upper()}" for name in Settings.model_fields}
    named = {word for page in PAGES for word in re.findall(r"MARKET_EVENTS_[A-Z_]*[A-Z]", read_page(page))}
    assert named - known == set()


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_in_the_table_of_commands(target: str) -> None:
    assert re.search(rf"^\| `make {target}\b", section(read_page(CONTRIBUTING), "Commands"), re.MULTILINE)


def test_no_make_target_is_named_that_is_none() -> None:
    spans = [span for page in PAGES for span in code_spans(read_page(page))]
    lines = [line for page in PAGES for fence in fences(read_page(page)) for line in fence.body.splitlines()]
    named = {found[1] for text in (*spans, *lines) if (found := re.match(r"(?:\$ )?make ([a-z]+)", text))}
    assert named - set(TARGETS) == set()


@pytest.mark.parametrize("table", MARTS)
def test_every_mart_is_a_row_of_the_table_of_marts(table: str) -> None:
    assert f"| `{table}` |" in section(read_page(ARCHITECTURE), "Marts")


@pytest.mark.parametrize("macro", MACROS)
def test_every_macro_is_described(macro: str) -> None:
    assert f"`{macro}(" in section(read_page(ARCHITECTURE), "Macros")


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_event_type_is_listed(event_type: str) -> None:
    assert f"`{event_type}`" in section(read_page(ARCHITECTURE), "Event types")


def test_the_seed_of_event_types_lists_the_same_types() -> None:
    with (PROJECT / "seeds" / "event_types.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(row["event_type"] for row in csv.DictReader(file)) == EVENT_TYPES


@pytest.mark.parametrize("dag", DAGS)
def test_every_dag_is_a_row_of_the_table_of_dags(dag: str) -> None:
    name = "pull_<source>" if dag == "pull" else dag
    assert f"| `{name}` |" in section(read_page(ARCHITECTURE), "DAGs")


@pytest.mark.parametrize("code", REJECTIONS)
def test_every_rejection_code_is_described(code: str) -> None:
    assert f"`{code}`" in section(read_page(ARCHITECTURE), "Rejections")


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_of_the_operator_is_described(error: str) -> None:
    assert f"`{error}`" in section(read_page(ARCHITECTURE), "Failure and recovery")


def test_every_source_of_the_register_is_named() -> None:
    register = yaml.safe_load((PROJECT / "seeds" / "sources.yml").read_text(encoding="utf-8"))
    ids = [entry["source_id"] for entry in register["sources"]]
    assert [source_id for source_id in ids if not _mentions(ARCHITECTURE, source_id)] == []


def test_the_changelog_begins_with_what_is_coming() -> None:
    assert re.findall(r"^## \[(.+?)\]", read_page(CHANGELOG), re.MULTILINE)[0] in {"Unreleased", "0.1.0"}
