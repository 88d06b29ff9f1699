"""Three builds of one small warehouse: what they say of the present, of the past, and of what they said before."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.dbt.rows import action, add_document, change, make_raw
from tests.dbt.warehouse_run import keep_ledger, run_dbt

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = "2024-06-01 00:00:00+00", "2024-07-01 00:00:00+00", "2024-07-02 00:00:00+00"
MOMENTS = ("2023-12-25 00", "2024-01-10 09", "2024-01-10 12", "2024-02-01 12", "2024-03-01 00", "2024-06-30 00")
WARNINGS = ("entered_before_left", "one_holder_at_a_time")
MACROS = ("leadership_changes_as_of", "corporate_actions_as_of")
FEBRUARY, APRIL = date(2024, 2, 1), date(2024, 4, 30)


class Warehouse:
    """A database after three builds, with what the first two answered at the time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.first_answers: dict[str, list[Any]] = {}
        self.first_ids: set[str] = set()
        self.second_rows: dict[str, list[Any]] = {}
        self.warnings: dict[str, list[Any]] = {}

    def query(self, sql: str) -> list[Any]:
        with duckdb.connect(str(self.path), read_only=True) as connection:
            connection.execute("set timezone = 'UTC'")
            return connection.execute(sql).fetchall()

    def as_of_answers(self, *, recorded_as_of: str) -> dict[str, list[Any]]:
        return {
            f"{macro} {moment}": self.query(
                f"from marts.{macro}('{moment}:00:00+00', recorded_as_of := '{recorded_as_of}') order by all"
            )
            for macro in MACROS
            for moment in MOMENTS
        }

    def rows(self) -> dict[str, list[Any]]:
        tables = self.query("select table_name from duckdb_tables() where schema_name = 'marts' order by 1")
        return {name: self.query(f"from marts.{name} order by all") for (name,) in tables}


def _first_documents(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "insert into raw.companies values"
        " ('1234', 'ACME', 'ACME WIDGETS INC', 'NYSE'), ('55', 'BOLT', 'Bolt Corp', 'Nasdaq')"
    )
    day = {"effective_date": FEBRUARY, "effective_date_to": FEBRUARY, "effective_date_precision": "day"}
    leaves = change("Jane A. Doe", "departure", "CEO", **day)
    comes = change("Tom Roe", "appointment", "CEO", predecessor="Jane Doe", **day)
    add_document(connection, "news", at="2024-01-10 10:00", publisher="Alpha", mentions=[leaves, comes])
    filed = change("Ms. Doe", "departure", "CEO", event_status="completed", change_reason="retired")
    add_document(
        connection,
        "filing",
        at="2024-01-11 10:00",
        form="8-K",
        filer_name="ACME WIDGETS INC",
        filer_cik="1234",
        mentions=[filed],
    )
    rumour = action("acquisition", event_status="rumoured", fact_level="unnamed")
    add_document(connection, "rumour", at="2024-01-01 10:00", publisher="Alpha", mentions=[rumour])
    deal = action("acquisition", "Bolt Corporation", value_amount=1e9, value_currency="USD")
    march, june = action("dividend", payable_date=date(2024, 3, 1)), action("dividend", payable_date=date(2024, 6, 1))
    # Dated 1 February without a time of day: public from the end of that day.
    add_document(connection, "deal", at="2024-02-02 00:00", publisher="Alpha", mentions=[deal, march, june])
    gizmo = action("stake_purchase", "Gizmo Ltd")
    add_document(connection, "stake", at="2024-02-03 00:00", publisher="Beta", mentions=[gizmo])


def _later_documents(connection: duckdb.DuckDBPyConnection) -> None:
    whisper = change("Jane Doe", "departure", "CEO", event_status="rumoured")
    add_document(connection, "late", at="2023-12-20 10:00", publisher="Gamma", mentions=[whisper])
    revised = action("acquisition", "Bolt Corporation", value_amount=2e9, value_currency="USD")
    retrieved = datetime(2024, 6, 20, tzinfo=UTC)
    add_document(
        connection,
        "deal-2",
        document_key="deal",
        at="2024-02-02 00:00",
        retrieved_at=retrieved,
        publisher="Alpha",
        mentions=[revised],
    )
    done = action("merger", "Bolt", event_status="completed", effective_date=APRIL, effective_date_precision="day")
    add_document(connection, "done", at="2024-05-01 10:00", publisher="Gamma", mentions=[done])
    add_document(connection, "copy", at="2024-05-01 11:00", publisher="Delta", text_sha256="done", mentions=[done])
    connection.execute(
        "insert into raw.company_aliases values ('Gizmo Ltd', 'Gizmo International', '77', 'former_name')"
    )
    connection.execute("insert into raw.tombstones values ('rumour', 'withdrawn', null, '2024-06-25 00:00:00+00')")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    built = Warehouse(tmp_path_factory.mktemp("dbt") / "warehouse.duckdb")
    with make_raw(built.path) as connection:
        _first_documents(connection)
    run_dbt("build --exclude-resource-type unit_test", built.path, recorded_at=FIRST)
    built.first_answers = built.as_of_answers(recorded_as_of=FIRST)
    built.first_ids = {row[0] for row in built.query("select event_id from marts.fct_event_versions")}
    with duckdb.connect(str(built.path)) as connection:
        keep_ledger(connection, recorded_at=FIRST)
        _later_documents(connection)
    run_dbt("build", built.path, recorded_at=SECOND)
    built.second_rows = built.rows()
    built.warnings = {name: built.query(f"from audit.{name}") for name in WARNINGS}
    with duckdb.connect(str(built.path)) as connection:
        keep_ledger(connection, recorded_at=SECOND)
        for schema in ("audit", "marts", "intermediate", "staging"):
            connection.execute(f"drop schema if exists {schema} cascade")
    run_dbt("build --exclude-resource-type test unit_test", built.path, recorded_at=THIRD)
    return built


def test_one_event_however_often_told(warehouse: Warehouse) -> None:
    rows = warehouse.query(
        "select person_name, event_status, change_reason, document_count, is_confirmed_by_filing"
        " from marts.fct_leadership_changes order by person_name"
    )
    assert rows == [("Jane A. Doe", "completed", "retired", 3, True), ("Tom Roe", "announced", "not_stated", 1, False)]


def test_an_action_has_one_life(warehouse: Warehouse) -> None:
    rows = warehouse.query(
        "select event_type, counterparty_name, event_status, value_amount, completed_date, document_count"
        " from marts.fct_corporate_actions order by all"
    )
    assert rows == [
        ("acquisition", "Bolt Corp", "completed", 2e9, APRIL, 2),
        ("stake_purchase", "Gizmo Ltd", "announced", None, None, 1),
    ]


def test_two_dividends_are_two_until_the_correction_drops_them(warehouse: Warehouse) -> None:
    call = "select payable_date from marts.corporate_actions_as_of('{}') where event_type = 'dividend' order by 1"
    assert warehouse.query(call.format("2024-03-01 00:00:00+00")) == [(date(2024, 3, 1),), (date(2024, 6, 1),)]
    assert warehouse.query(call.format("2024-06-21 00:00:00+00")) == []


@pytest.mark.parametrize(
    ("moment", "status", "amount"),
    [
        ("2023-12-31 00:00:00+00", None, None),
        ("2024-01-05 00:00:00+00", "rumoured", None),
        ("2024-02-01 23:59:00+00", "rumoured", None),
        ("2024-02-02 00:00:00+00", "announced", 1e9),
        ("2024-05-02 00:00:00+00", "completed", 1e9),
        ("2024-06-21 00:00:00+00", "completed", 2e9),
    ],
)
def test_the_deal_as_the_market_saw_it(
    warehouse: Warehouse, moment: str, status: str | None, amount: float | None
) -> None:
    rows = warehouse.query(
        f"select event_status, value_amount from marts.corporate_actions_as_of('{moment}')"
        " where company_id = 'CIK0000001234' and event_type = 'acquisition'"
    )
    assert rows == ([] if status is None else [(status, amount)])


def test_answers_once_given_are_given_again(warehouse: Warehouse) -> None:
    assert any(warehouse.first_answers.values())
    assert warehouse.as_of_answers(recorded_as_of=FIRST) == warehouse.first_answers


def test_a_late_document_slots_into_the_past_of_the_record_that_has_it(warehouse: Warehouse) -> None:
    call = "select event_status from marts.leadership_changes_as_of('2023-12-25 00:00:00+00', recorded_as_of := '{}')"
    assert warehouse.query(call.format(FIRST)) == []
    assert warehouse.query(call.format(SECOND)) == [("rumoured",)]


def test_no_id_is_lost(warehouse: Warehouse) -> None:
    answering = {
        row[0] for row in warehouse.query("select event_id from marts.fct_event_versions where recorded_to is null")
    }
    redirected = {row[0] for row in warehouse.query("select old_id from marts.id_redirects")}
    assert warehouse.first_ids <= answering | redirected


def test_a_company_that_a_register_comes_to_know_leaves_a_redirect(warehouse: Warehouse) -> None:
    rows = warehouse.query("select kind, new_id, reason from marts.id_redirects where kind = 'company'")
    assert rows == [("company", "CIK0000000077", "alias")]


def test_a_rebuild_from_nothing_but_raw_gives_the_same_rows(warehouse: Warehouse) -> None:
    assert warehouse.rows() == warehouse.second_rows


def test_office_holders_by_day_and_by_knowledge(warehouse: Warehouse) -> None:
    call = "select person_name from marts.officeholders('CIK0000001234', date '{}', known_at := '{}')"
    assert warehouse.query(call.format("2024-01-15", "2024-06-01 00:00:00+00")) == [("Jane A. Doe",)]
    assert warehouse.query(call.format("2024-02-15", "2024-06-01 00:00:00+00")) == [("Tom Roe",)]
    assert warehouse.query(call.format("2024-02-15", "2024-01-01 00:00:00+00")) == []


def test_macros_answer_after_attach_and_use(warehouse: Warehouse) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse.path}' as elsewhere (read_only); use elsewhere")
        rows = connection.execute("select event_type from marts.company_events('CIK0000000055')").fetchall()
    assert rows == [("acquisition",)]


def test_what_contradicts_itself_is_listed_with_its_evidence(warehouse: Warehouse) -> None:
    (left,) = warehouse.warnings["entered_before_left"]
    assert {"Jane A. Doe", "It says so."} <= set(left)
    assert warehouse.warnings["one_holder_at_a_time"] == []
