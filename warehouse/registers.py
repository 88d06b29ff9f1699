"""The registers of companies, aliases and sources in raw, from the seeds, read again only when a file changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv
import yaml

from warehouse.connection import transaction
from warehouse.contract.errors import PathError
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.settings import PROJECT

SEEDS = PROJECT / "seeds"

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "companies": {
        "cik": pa.string(),
        "ticker": pa.string(),
        "name": pa.string(),
        "exchange": pa.string(),
    },
    "company_aliases": {
        "alias": pa.string(),
        "name": pa.string(),
        "cik": pa.string(),
        "kind": pa.string(),
    },
    "sources": {
        "source_id": pa.string(),
        "kind": pa.string(),
        "name": pa.string(),
        "licence": pa.string(),
        "may_redistribute": pa.bool_(),
        "zone": pa.string(),
        "language": pa.string(),
        "enabled": pa.bool_(),
        "uses_network": pa.bool_(),
        "description": pa.string(),
        "expected_per_week": pa.int32(),
    },
}
SCHEMAS = {name: pa.schema(columns) for name, columns in _COLUMNS.items()}


@dataclass(frozen=True)
class Register:
    """One file of the seeds, and how it becomes rows of raw.<name>."""

    name: str
    file: str
    read: Callable[[Path], pa.Table]


def load_registers(connection: duckdb.DuckDBPyConnection, *, folder: Path = SEEDS) -> list[str]:
    """Replace the rows of each register whose file is not the one last read; gives their names.

    Raises PathError where a file is missing or not in its form.
    """
    return [register.name for register in REGISTERS if _load(connection, register, folder / register.file)]


def _load(connection: duckdb.DuckDBPyConnection, register: Register, path: Path) -> bool:
    try:
        content_hash = hash_parts(path.read_bytes())
    except OSError as error:
        raise PathError(f"register {path} cannot be read ({error.strerror}); restore it from the repository") from error
    held = connection.execute("select content_hash from raw.loaded_registers where name = ?", [register.name])
    if held.fetchone() == (content_hash,):
        return False
    try:
        rows = register.read(path)
    except (pa.ArrowException, yaml.YAMLError, KeyError, TypeError) as error:
        detail = str(error).splitlines()[0]
        raise PathError(f"register {path} is not in its form ({detail}); correct it and run again") from error
    with transaction(connection):
        connection.register("register_rows", rows)
        connection.execute(f"delete from raw.{register.name}")
        connection.execute(f"insert into raw.{register.name} by name select * from register_rows")
        connection.execute("delete from raw.loaded_registers where name = ?", [register.name])
        connection.execute("insert into raw.loaded_registers values (?, ?, now())", [register.name, content_hash])
        connection.unregister("register_rows")
    return True


def _read_csv(schema: pa.Schema) -> Callable[[Path], pa.Table]:
    def read(path: Path) -> pa.Table:
        options = pacsv.ConvertOptions(
            column_types=schema, include_columns=schema.names, strings_can_be_null=True, null_values=[""]
        )
        return pacsv.read_csv(path, convert_options=options)

    return read


def _read_sources(path: Path) -> pa.Table:
    content: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return pa.Table.from_pylist(content["sources"], schema=SCHEMAS["sources"])


REGISTERS = (
    Register("companies", "companies.csv", _read_csv(SCHEMAS["companies"])),
    Register("company_aliases", "company_aliases.csv", _read_csv(SCHEMAS["company_aliases"])),
    Register("sources", "sources.yml", _read_sources),
)
