"""Marts that stand in a warehouse without dbt, for tests of what publishing makes of them."""

from typing import Any

import duckdb

from warehouse.connection import open_database
from warehouse.contract.settings import Settings
from warehouse.migrations import migrate
from warehouse.registers import load_registers

AS_OF = """
    create or replace macro marts.leadership_changes_as_of(t, recorded_as_of := now()) as table (
        select * from marts.fct_leadership_changes
        where first_reported_at <= t and first_reported_at <= recorded_as_of
    )
"""


def stand_marts(settings: Settings, *, build_id: str, rows: int = 3) -> None:
    """Put marts of `rows` leadership changes, each of its own document, in the warehouse, as a green build would."""
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        load_registers(connection)
        connection.execute(
            "drop schema if exists marts cascade; create schema marts; create schema if not exists staging"
        )
        connection.execute(
            "create table marts.fct_leadership_changes as"
            " select 'e' || range as event_id, 'd' || range as evidence_document_id, 'said ' || range as evidence_text,"
            " timestamptz '2024-03-01 00:00:00+00' + to_seconds(range) as first_reported_at"
            " from range($rows)",
            {"rows": rows},
        )
        connection.execute("alter table marts.fct_leadership_changes alter event_id set not null")
        connection.execute("create or replace view staging.stg_changes as from warehouse.marts.fct_leadership_changes")
        connection.execute(
            "create view marts.fct_corporate_actions as select event_id from staging.stg_changes limit 1"
        )
        connection.execute("comment on table marts.fct_leadership_changes is 'One change; the reader''s words.'")
        connection.execute("comment on column marts.fct_leadership_changes.event_id is 'Minted once.'")
        connection.execute("comment on view marts.fct_corporate_actions is 'One action.'")
        connection.execute("comment on column marts.fct_corporate_actions.event_id is 'Minted once, too.'")
        connection.execute(AS_OF)
        connection.execute(
            "delete from raw.standing_build; insert into raw.standing_build values ($id)", {"id": build_id}
        )
        connection.execute(
            "insert into raw.builds values ($id, now(), 'green', null, $rows, 'inputs', 'project', 'mentions/t1/x1')",
            {"id": build_id, "rows": rows},
        )


def rows_of(connection: duckdb.DuckDBPyConnection, relation: str, *, without: str = "") -> list[tuple[Any, ...]]:
    """All rows of a relation in one order, some columns left out."""
    exclude = f" exclude ({without})" if without else ""
    return connection.execute(f"select *{exclude} from {relation} order by all").fetchall()
