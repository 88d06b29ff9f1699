"""Every SQL block of the pages runs on the marts as their contracts declare them, with the real macros."""

import re
from types import SimpleNamespace
from typing import Any

import duckdb
import jinja2
import pytest
import yaml

from tests.docs.pages import PAGES, fences, read_page
from warehouse.contract.settings import PROJECT

MARTS = PROJECT / "dbt" / "models" / "marts"
OVERVIEW = PROJECT / "dbt" / "models" / "docs" / "overview.md"
MACRO_FILES = ("utc_date", "hash_id", "post_id", "tenures", "as_of_macros")

QUERIES = [(page.stem, fence.body) for page in PAGES for fence in fences(read_page(page)) if fence.language == "sql"]
# The docs site's overview indents its code.
QUERIES += [
    ("overview", body)
    for body in re.findall(r"(?:^    .*\n?)+", OVERVIEW.read_text(encoding="utf-8"), re.MULTILINE)
    if body.lstrip().startswith("select")
]


def _columns(table: str) -> dict[str, str]:
    model = yaml.safe_load((MARTS / f"{table}.yml").read_text(encoding="utf-8"))["models"][0]
    return {column["name"]: column["data_type"] for column in model["columns"]}


@pytest.fixture(scope="module")
def marts() -> duckdb.DuckDBPyConnection:
    """Empty marts, made from the contracts, and the macros over them, as dbt makes them."""
    connection = duckdb.connect()
    connection.execute("create schema marts")
    for path in sorted(MARTS.glob("*.yml")):
        columns = ", ".join(f'"{name}" {kind}' for name, kind in _columns(path.stem).items())
        connection.execute(f"create table marts.{path.stem} ({columns})")
    for statement in _macro_statements():
        connection.execute(statement)
    return connection


def _macro_statements() -> list[str]:
    changes, actions = _macros("fct_leadership_change_versions"), _macros("fct_corporate_action_versions")
    return [
        changes.create_changes_as_of("leadership_changes_as_of", list(_columns("fct_leadership_changes").items())),
        actions.create_changes_as_of("corporate_actions_as_of", list(_columns("fct_corporate_actions").items())),
        changes.create_officeholders(),
        _macros("fct_event_versions").create_company_events(),
    ]


def _macros(table: str) -> Any:
    """The project's macros, as a hook of this table's model sees them."""
    files = (PROJECT / "dbt" / "macros" / f"{name}.sql" for name in MACRO_FILES)
    template = jinja2.Environment().from_string("\n".join(path.read_text(encoding="utf-8") for path in files))
    return template.make_module({"this": SimpleNamespace(schema="marts", identifier=table)})


@pytest.mark.parametrize(("page", "query"), QUERIES, ids=[f"{page}-{i}" for i, (page, _) in enumerate(QUERIES)])
def test_a_query_runs_on_the_marts(marts: duckdb.DuckDBPyConnection, page: str, query: str) -> None:
    for statement in filter(str.strip, query.split(";\n")):
        marts.execute(statement).fetchall()


def test_the_pages_show_queries(marts: duckdb.DuckDBPyConnection) -> None:
    assert {page for page, _ in QUERIES} >= {"README", "ARCHITECTURE"}
