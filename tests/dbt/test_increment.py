"""A build of what has changed and one from nothing make the same marts, row for row; faulty rows stop neither."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.bench.made.raw import add_reports
from tests.bench.made.reports import make_reports
from tests.dbt.rows import action, add_document, change, make_raw
from tests.dbt.warehouse_run import keep_ledger, run_dbt
from warehouse.registers import load_registers

pytestmark = pytest.mark.slow

FIRST, SECOND = "2026-10-01 00:00:00+00", "2026-10-02 00:00:00+00"
BUILD = "build --exclude-resource-type unit_test"
UNTESTED = f"{BUILD} test"  # what it makes is held against rows that dbt's tests have seen
EVENTS = 60
EMPTY = {"fct_coverage_gaps", "fct_executive_moves", "fct_person_links", "fct_rejections"}
LATE = 20  # one report in so many comes after the first build

Rows = dict[str, list[tuple[Any, ...]]]


def _first_documents(connection: duckdb.DuckDBPyConnection) -> None:
    leaves = change("Jane Doe", "departure", "CEO")
    add_document(connection, "leaves", at="2024-01-10 10:00", publisher="Alpha", mentions=[leaves])
    add_document(connection, "rumour", at="2024-01-12 10:00", publisher="Alpha", mentions=[action("ipo")])
    add_document(connection, "gizmo", at="2024-01-20 10:00", mentions=[action("acquisition", "Gizmo Ltd")])
    add_document(connection, "widget", at="2024-01-21 10:00", mentions=[action("acquisition", "Widget House")])
    add_document(connection, "named", at="2024-01-22 10:00", mentions=[change("Ann Roe", "appointment", "CFO")])


def _changes(connection: duckdb.DuckDBPyConnection) -> None:
    """A late report, an edit, a withdrawal, an alias, another reading, an industry, and faulty mentions."""
    add_document(
        connection, "late", at="2024-01-09 10:00", publisher="Beta", mentions=[change("J. Doe", "departure", "CEO")]
    )
    edited = action("acquisition", "Widget House", value_amount=2e9, value_currency="USD")
    add_document(connection, "widget-2", document_key="widget", at="2024-01-21 10:00", mentions=[edited])
    connection.execute("insert into raw.tombstones values ('rumour', 'withdrawn', null, '2024-06-25 00:00:00+00')")
    connection.execute("insert into raw.company_aliases values ('Gizmo Ltd', 'Gizmo World', '77', 'former_name')")
    connection.execute(
        "update raw.mentions set mention_id = 'read again', role_code = 'CEO' where document_id = 'named'"
    )
    filer = {"form": "8-K", "filer_name": "Acme Widgets Inc.", "filer_cik": "0000001234", "filer_sic": "3674"}
    faulty = [change("Tom Roe", "wedding", "CEO"), action("merger", "Bolt", confidence=7.0)]
    sound = change("Tom Roe", "appointment", "CEO")
    add_document(connection, "filing", at="2024-02-01 10:00", mentions=[*faulty, sound], **filer)


def _rows(path: Path) -> Rows:
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        names = connection.execute("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        return {name: connection.execute(f"from marts.{name} order by all").fetchall() for (name,) in names}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A warehouse built twice, and one with the same raw tables and ledger built once, at the second's moment."""
    paths = {name: tmp_path_factory.mktemp(name) / "warehouse.duckdb" for name in ("changed", "anew")}
    reports = make_reports(events=EVENTS)
    with make_raw(paths["changed"]) as connection:
        load_registers(connection)
        add_reports(connection, [report for number, report in enumerate(reports) if number % LATE])
        _first_documents(connection)
    run_dbt(UNTESTED, paths["changed"], recorded_at=FIRST)
    with duckdb.connect(str(paths["changed"])) as connection:
        connection.execute("set timezone = 'UTC'")
        keep_ledger(connection, recorded_at=FIRST)
        add_reports(connection, reports[::LATE], numbered_from=len(reports))
        _changes(connection)
    shutil.copy(paths["changed"], paths["anew"])
    with duckdb.connect(str(paths["anew"])) as connection:
        for schema in ("marts", "intermediate", "staging"):
            connection.execute(f"drop schema {schema} cascade")
    run_dbt(BUILD, paths["changed"], recorded_at=SECOND)
    run_dbt(UNTESTED, paths["anew"], recorded_at=SECOND)
    return paths


def test_every_mart_has_the_same_rows(built: dict[str, Path]) -> None:
    changed, anew = _rows(built["changed"]), _rows(built["anew"])
    assert changed.keys() == anew.keys()
    assert [name for name, rows in changed.items() if rows != anew[name]] == []
    assert {name for name, rows in changed.items() if not rows} <= EMPTY


def test_only_what_changed_was_touched(built: dict[str, Path]) -> None:
    with duckdb.connect(str(built["changed"]), read_only=True) as connection:
        counted = connection.execute(
            "select count(*) filter (touched_at = $second), count(*) from intermediate.int_events__touched",
            {"second": SECOND},
        ).fetchone()
    assert counted is not None
    assert 0 < counted[0] < counted[1] / 2


def test_faulty_mentions_are_set_aside_and_the_sound_one_beside_them_counts(built: dict[str, Path]) -> None:
    with duckdb.connect(str(built["changed"]), read_only=True) as connection:
        faults = connection.execute(
            "select mention_id, fault_code, fault_value, external_id from marts.fct_quarantine order by mention_id"
        ).fetchall()
        told = connection.execute(
            "select event_type from marts.fct_event_mentions where document_id = 'filing'"
        ).fetchall()
        warned = connection.execute("select count(*) from audit.nothing_set_aside").fetchone()
    assert faults == [
        ("filing-1", "unknown_type", "wedding", "filing"),
        ("filing-2", "confidence_no_share", "7.0", "filing"),
    ]
    assert told == [("appointment",)]
    assert warned == (2,)


def test_the_sector_of_a_company_is_that_of_its_filing(built: dict[str, Path]) -> None:
    with duckdb.connect(str(built["changed"]), read_only=True) as connection:
        company = connection.execute(
            "select sic_code, sector, sic_told_from::varchar, sic_document_id from marts.dim_companies"
            " where sector is not null"
        ).fetchall()
        turnover = connection.execute(
            "select distinct company_id, sector from marts.fct_leadership_turnover where sector is not null"
        ).fetchall()
    assert company == [("3674", "Manufacturing", "2024-02-01", "filing")]
    assert turnover == [("CIK0000001234", "Manufacturing")]
