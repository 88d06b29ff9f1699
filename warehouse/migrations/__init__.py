"""Brings a warehouse file to this version's raw schema by numbered SQL files, one transaction each."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import transaction
from warehouse.contract.errors import WarehouseTooNew

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, order=True)
class Migration:
    """One step; its number is the schema's version after it."""

    version: int
    name: str
    sql: str


def known_migrations() -> list[Migration]:
    """The steps that this program knows, in order."""
    return sorted(
        Migration(int(path.stem.split("_", 1)[0]), path.stem, path.read_text(encoding="utf-8"))
        for path in _FOLDER.glob("[0-9]*_*.sql")
    )


def migrate(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply the steps that the file lacks; gives their names.

    Raises WarehouseTooNew where the file knows a step that this program does not.
    """
    version = schema_version(connection)
    migrations = known_migrations()
    if version > migrations[-1].version:
        raise WarehouseTooNew(
            f"the warehouse has raw schema {version}, this program knows {migrations[-1].version};"
            " update the program, or point MARKET_EVENTS_HOME elsewhere"
        )
    pending = [migration for migration in migrations if migration.version > version]
    for migration in pending:
        with transaction(connection):
            connection.execute(_LEDGER)
            connection.execute(migration.sql)
            connection.execute(
                "insert into raw.schema_version values ($version, $name, now())",
                {"version": migration.version, "name": migration.name},
            )
    return [migration.name for migration in pending]


def schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last step applied; 0 for a new file."""
    known = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'raw' and table_name = 'schema_version'"
    ).fetchone()
    if known == (0,):
        return 0
    row = connection.execute("select max(version) from raw.schema_version").fetchone()
    return int(row[0]) if row else 0


_LEDGER = """
    create schema if not exists raw;
    create table if not exists raw.schema_version (
        version integer not null,
        name varchar not null,
        applied_at timestamptz not null
    );
"""
