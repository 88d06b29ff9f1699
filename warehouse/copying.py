"""Copies the schema marts of the warehouse to a file of its own, as plain tables, comments and macros."""

from collections.abc import Mapping
from pathlib import Path

import duckdb


def copy_marts(
    connection: duckdb.DuckDBPyConnection, path: Path, *, selects: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Make the file, attached as `published`, from the database that the connection has open; rows by table.

    `selects` gives the select list of the tables that are not copied as they are.

    The schema is copied whole first, since only DuckDB's own copy keeps the defaults of a macro's parameters; what is
    not of the marts is dropped again while it is still empty. Views become tables.
    """
    source = current_database(connection)
    connection.execute(f"attach '{quote(str(path))}' as published")
    connection.execute(f'copy from database "{source}" to published (schema)')
    for schema in _other_schemas(connection):
        connection.execute(f'drop schema published."{schema}" cascade')
    tables = _relations(connection, source, "duckdb_tables()", "table_name")
    views = _relations(connection, source, "duckdb_views()", "view_name")
    selects = selects or {}
    for view in views:
        select = selects.get(view, "*")
        connection.execute(f'drop view published.marts."{view}"')
        connection.execute(f'create table published.marts."{view}" as select {select} from "{source}".marts."{view}"')
        _copy_comments(connection, source, view)
    for table in tables:
        connection.execute(
            f'insert into published.marts."{table}" select {selects.get(table, "*")} from "{source}".marts."{table}"'
        )
    return {name: _count(connection, f'"{source}".marts."{name}"') for name in sorted(tables + views)}


def describe_build(
    connection: duckdb.DuckDBPyConnection, build_id: str, counts: dict[str, int], *, is_public: bool
) -> None:
    """Add marts.published_build, one row: which build this file holds, and its row counts."""
    entries = [{"table_name": name, "row_count": count} for name, count in counts.items()]
    connection.execute(_DESCRIBE, {"build_id": build_id, "counts": entries, "is_public": is_public})
    for column, comment in _COMMENTS.items():
        connection.execute(f"comment on column published.marts.published_build.{column} is '{quote(comment)}'")
    connection.execute(
        "comment on table published.marts.published_build is"
        " 'The build that this file holds. Grain: one row, the build.'"
    )


def current_database(connection: duckdb.DuckDBPyConnection) -> str:
    """The name under which the connection has its own file open."""
    row = connection.execute("select current_database()").fetchone()
    assert row is not None
    return str(row[0])


def quote(text: str) -> str:
    """The text as it stands between single quotes in SQL."""
    return text.replace("'", "''")


def _other_schemas(connection: duckdb.DuckDBPyConnection) -> list[str]:
    schemas = connection.execute(
        "select schema_name from duckdb_schemas()"
        " where database_name = 'published' and not internal and schema_name not in ('main', 'marts')"
    )
    return [str(row[0]) for row in schemas.fetchall()]


def _relations(connection: duckdb.DuckDBPyConnection, source: str, function: str, column: str) -> list[str]:
    names = connection.execute(
        f"select {column} from {function} where database_name = ? and schema_name = 'marts' order by 1", [source]
    )
    return [str(row[0]) for row in names.fetchall()]


def _copy_comments(connection: duckdb.DuckDBPyConnection, source: str, view: str) -> None:
    about = connection.execute(
        "select comment from duckdb_views() where database_name = ? and schema_name = 'marts' and view_name = ?",
        [source, view],
    ).fetchone()
    if about and about[0]:
        connection.execute(f"comment on table published.marts.\"{view}\" is '{quote(about[0])}'")
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() where database_name = ? and schema_name = 'marts'"
        " and table_name = ? and comment is not null",
        [source, view],
    )
    for name, comment in columns.fetchall():
        connection.execute(f'comment on column published.marts."{view}"."{name}" is \'{quote(comment)}\'')


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(row[0]) if row else 0


_DESCRIBE = """
    create table published.marts.published_build as
    select
        build_id, recorded_at, mentions_stage, $is_public as is_public,
        $counts::struct(table_name varchar, row_count bigint)[] as row_counts
    from raw.builds
    where build_id = $build_id
"""
_COMMENTS = {
    "build_id": "Name of the build: its recorded_at, as digits.",
    "recorded_at": "The build's clock, UTC: recorded_from of every state that it was the first to hold.",
    "mentions_stage": "Versions of the text and of the extractor whose mentions were loaded.",
    "is_public": "Whether text that its source does not allow to be passed on is left out.",
    "row_counts": "Rows of each table at publication.",
}
