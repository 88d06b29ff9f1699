"""One hash over all that a build depends on: what is loaded, the registers, and the dbt project."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.contract.identifiers import hash_parts
from warehouse.registers import SEEDS

_NOT_SOURCE = frozenset({"target", "logs", "dbt_packages", "__pycache__"})


def hash_inputs(connection: duckdb.DuckDBPyConnection, *, project_hash: str) -> str:
    """The hash of the warehouse's raw content and of the project; clocks and file times are not part of it."""
    loaded = connection.execute(
        "select stage, date, name from raw.loaded_partitions where not starts_with(stage, 'ledger/') order by all"
    ).fetchall()
    registers = connection.execute("select name, content_hash from raw.loaded_registers order by all").fetchall()
    migrations = connection.execute("select name from raw.schema_version order by all").fetchall()
    rows = ["\t".join(map(str, row)) for row in (*loaded, *registers, *migrations)]
    return hash_parts(*rows, project_hash)


def hash_project(folder: Path) -> str:
    """The hash of the dbt project's files and of the seeds that it reads."""
    return hash_parts(*_project_parts(folder))


def _project_parts(folder: Path) -> Iterator[str | bytes]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not _NOT_SOURCE.intersection(inside.parts) and not inside.name.startswith("."):
            yield str(inside)
            yield path.read_bytes()
    for seed in sorted(SEEDS.glob("*.csv")):
        yield seed.name
        yield seed.read_bytes()
