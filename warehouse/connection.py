"""Connections to the DuckDB files of one data folder, with the memory and threads that the settings give."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.contract.errors import PathError, WarehouseLocked
from warehouse.contract.settings import Settings


@contextmanager
def open_database(path: Path, settings: Settings, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for the length of the block; the session speaks UTC.

    Raises PathError where the file is missing or no database, WarehouseLocked where another process has it open to
    write.
    """
    if read_only and not path.exists():
        raise PathError(f"database {path} is not there yet; `make run` makes it")
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=_config(settings))
    except duckdb.IOException as error:
        raise _explain(path, error) from error
    try:
        connection.execute("set timezone = 'UTC'")
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All statements of the block, or none of them."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _config(settings: Settings) -> dict[str, str | bool | int | float | list[str]]:
    return {"memory_limit": settings.duckdb_memory, "threads": settings.duckdb_threads}


def _explain(path: Path, error: duckdb.IOException) -> PathError | WarehouseLocked:
    text = str(error).splitlines()[0]
    if "lock" in text.lower():
        return WarehouseLocked(f"database {path} is open in another program ({text}); close that and run again")
    return PathError(f"database {path} cannot be opened ({text}); restore it, or remove it and run again to rebuild it")
