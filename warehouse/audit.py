"""Audits a file about to be published as readers will meet it: attached read-only, under another name, alone."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings
from warehouse.copying import quote


def audit_marts(path: Path, counts: Mapping[str, int], *, settings: Settings) -> None:
    """Hold the file against the row counts of the warehouse, and call each of its macros.

    Raises BuildFailed with what differs.
    """
    with open_database(Path(":memory:"), settings) as connection:
        connection.execute(f"attach '{quote(str(path))}' as audited (read_only); use audited")
        problems = [*_count_problems(connection, counts), *_macro_problems(connection)]
    if problems:
        raise BuildFailed(
            f"audit of {path.name}: {'; '.join(problems)}; nothing is published, mend the model and run again"
        )


def _count_problems(connection: duckdb.DuckDBPyConnection, counts: Mapping[str, int]) -> list[str]:
    problems = []
    for name, expected in counts.items():
        row = connection.execute(f'select count(*) from marts."{name}"').fetchone()
        if row != (expected,):
            problems.append(f"marts.{name} has {row[0] if row else 0} rows, the warehouse {expected}")
    return problems


def _macro_problems(connection: duckdb.DuckDBPyConnection) -> list[str]:
    macros = connection.execute(
        "select function_name, function_type, len(parameters) from duckdb_functions()"
        " where database_name = 'audited' and schema_name = 'marts' order by all"
    ).fetchall()
    problems = []
    for name, kind, parameters in macros:
        call = f'marts."{name}"({", ".join(["null"] * parameters)})'
        try:
            connection.execute(f"select * from {call}" if kind == "table_macro" else f"select {call}").fetchall()
        except duckdb.Error as error:
            problems.append(f"macro marts.{name} does not run ({str(error).splitlines()[0]})")
    return problems
