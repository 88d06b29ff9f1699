"""Marts to a DuckLake: catalog in PostgreSQL or a file, Parquet in an object store, a build a snapshot."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.connection import open_database, transaction
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.settings import Settings
from warehouse.copying import quote

KEPT_DAYS = 7  # how long a reader may stay at a snapshot that a newer one has replaced
_DESCRIPTION = "published_tables"


def publish_lake(path: Path, settings: Settings) -> int:
    """Bring the lake to what the published file at `path` holds, in one transaction; gives the snapshot's id.

    Tables whose content is that of the lake already stay as they are, and so do their files. Where the lake holds the
    build already there is no new snapshot. Macros are not in a lake; the published file has them.
    Raises SettingError where the packages or settings of a lake are missing, PathError where it cannot be reached.
    """
    with open_lake(settings) as connection:
        connection.execute(f"attach '{quote(str(path))}' as published (read_only)")
        wanted, held = _describe(connection), _held(connection)
        changed = [name for name, content in wanted.items() if held.get(name) != content]
        gone = [name for name in held if name not in wanted]
        if changed or gone:
            with transaction(connection):
                _replace(connection, changed, gone)
                _note(connection, wanted)
            _forget(connection)
        row = connection.execute("select max(snapshot_id) from ducklake_snapshots('lake')").fetchone()
    assert row is not None
    return int(row[0])


@contextmanager
def open_lake(
    settings: Settings, *, snapshot: int | None = None, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the lake attached as `lake`, at its last snapshot or the one named.

    Raises SettingError or PathError as `publish_lake` does.
    """
    if not settings.lake or not settings.lake_data:
        raise SettingError("a lake needs MARKET_EVENTS_LAKE (its catalog) and MARKET_EVENTS_LAKE_DATA (its files)")
    options = [f"data_path '{quote(settings.lake_data)}'"]
    options += [f"snapshot_version {snapshot}"] if snapshot is not None else []
    options += ["read_only"] if read_only else []
    with open_database(Path(":memory:"), settings) as connection:
        connection.execute("set autoinstall_known_extensions = false")
        for extension in _extensions(settings):
            connection.load_extension(_extension_file(extension))
        if settings.lake_data.startswith("s3://"):
            _admit_to_store(connection)
        try:
            connection.execute(f"attach 'ducklake:{quote(settings.lake)}' as lake ({', '.join(options)})")
        except duckdb.Error as error:
            raise PathError(
                f"lake with its catalog in {settings.lake.split(':')[0]} cannot be opened"
                f" ({str(error).splitlines()[0]}); start its database, or correct MARKET_EVENTS_LAKE"
            ) from error
        yield connection


def _extensions(settings: Settings) -> list[str]:
    return [
        *(["postgres_scanner"] if settings.lake.startswith("postgres:") else []),
        *(["httpfs"] if settings.lake_data.startswith("s3://") else []),
        "ducklake",
    ]


def _extension_file(name: str) -> str:
    """Where the package of a DuckDB extension has its file, so that nothing is fetched at run time."""
    found = importlib.util.find_spec(f"duckdb_extension_{name}")
    folders = found.submodule_search_locations if found else None
    for folder in folders or ():
        for file in Path(folder).glob(f"extensions/v{duckdb.__version__}/*.duckdb_extension"):
            return str(file)
    package = f"duckdb-extension-{name.replace('_', '-')}"
    raise SettingError(f"a lake needs the package {package} {duckdb.__version__}; `make fleet` installs it")


def _admit_to_store(connection: duckdb.DuckDBPyConnection) -> None:
    """Give DuckDB the credentials, region and endpoint that the landing zone's client finds on this machine."""
    from botocore.session import Session

    session = Session()
    credentials = session.get_credentials()
    if credentials is None:
        raise SettingError("object store: no credentials; set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY")
    frozen = credentials.get_frozen_credentials()
    region = session.get_config_variable("region") or "us-east-1"
    endpoint = session.create_client("s3", region_name=region).meta.endpoint_url
    scheme, _, host = endpoint.partition("://")
    parts = {
        "key_id": frozen.access_key,
        "secret": frozen.secret_key,
        "session_token": frozen.token or "",
        "region": region,
        "endpoint": host,
        "url_style": "path",
    }
    listed = ", ".join(f"{name} '{quote(value)}'" for name, value in parts.items())
    connection.execute(f"create secret (type s3, {listed}, use_ssl {str(scheme == 'https').lower()})")


def _describe(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The published tables, each with a digest of its columns and rows."""
    tables = connection.execute(
        "select table_name, list(column_name || ' ' || data_type order by column_index)::varchar from duckdb_columns()"
        " where database_name = 'published' and schema_name = 'marts' group by all order by 1"
    ).fetchall()
    return {name: f"{columns} {_digest(connection, name)}" for name, columns in tables}


def _digest(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    row = connection.execute(
        f"select count(*) || ' ' || coalesce(sum(hash(held)), 0) from published.marts.\"{table}\" as held"
    ).fetchone()
    assert row is not None
    return str(row[0])


def _held(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    connection.execute("create schema if not exists lake.marts")
    connection.execute(f"create table if not exists lake.{_DESCRIPTION} (table_name varchar, content varchar)")
    return dict(connection.execute(f"select table_name, content from lake.{_DESCRIPTION}").fetchall())


def _replace(connection: duckdb.DuckDBPyConnection, changed: list[str], gone: list[str]) -> None:
    for name in changed:
        connection.execute(f'create or replace table lake.marts."{name}" as from published.marts."{name}"')
    for name in gone:
        connection.execute(f'drop table if exists lake.marts."{name}"')


def _note(connection: duckdb.DuckDBPyConnection, wanted: dict[str, str]) -> None:
    connection.execute(f"delete from lake.{_DESCRIPTION}")
    connection.executemany(f"insert into lake.{_DESCRIPTION} values (?, ?)", [list(entry) for entry in wanted.items()])


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of snapshots replaced KEPT_DAYS ago, and of the files that only they read."""
    connection.execute(f"call ducklake_expire_snapshots('lake', older_than => now() - interval '{KEPT_DAYS} days')")
    connection.execute("call ducklake_cleanup_old_files('lake', older_than => now() - interval '1 day')")
