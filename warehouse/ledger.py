"""The ledger in the landing zone: of each green build what no later one can derive, written last to first read.

A build's ids, redirects and versions land first, its entry in `ledger/builds` last; without that entry they are not
there. Both databases deleted, load reads the ledger, and the next build finds its ids and its two clocks again.
"""

from datetime import datetime

import duckdb
import pyarrow as pa

from warehouse.connection import transaction
from warehouse.contract.landing import Landing, Partition
from warehouse.contract.schemas import INSTANT
from warehouse.rawtables import enter_partition, lacking, loaded_keys

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "builds": {
        "build_id": pa.string(),
        "recorded_at": INSTANT,
        "status": pa.string(),
        "detail": pa.string(),
        "loaded_rows": pa.int64(),
        "inputs_hash": pa.string(),
        "project_hash": pa.string(),
        "mentions_stage": pa.string(),
    },
    "minted_ids": {
        "kind": pa.string(),
        "id": pa.string(),
        "resolution_key": pa.string(),
        "recorded_at": INSTANT,
    },
    "id_redirects": {
        "kind": pa.string(),
        "old_id": pa.string(),
        "new_id": pa.string(),
        "reason": pa.string(),
        "recorded_at": INSTANT,
    },
    "event_versions": {
        "version_id": pa.string(),
        "event_family": pa.string(),
        "event_id": pa.string(),
        "known_from": INSTANT,
        "known_to": INSTANT,
        "recorded_from": INSTANT,
        "recorded_to": INSTANT,
        "change_kind": pa.string(),
        "caused_by": pa.string(),
        "state_hash": pa.string(),
        "state": pa.string(),
    },
}
SCHEMAS = {name: pa.schema(columns) for name, columns in _COLUMNS.items()}

_BUILDS_STAGE = "ledger/builds"
# Which rows of dbt's relation a build has added, given its recorded_at as $1.
_DERIVED = {
    "minted_ids": "recorded_at = $1",
    "id_redirects": "recorded_at = $1",
    "event_versions": "recorded_from = $1 or recorded_to = $1",
}
# What tells one row of a relation from the others.
_KEYS = {
    "builds": ("build_id",),
    "minted_ids": ("kind", "id", "resolution_key", "recorded_at"),
    "id_redirects": ("kind", "old_id", "new_id", "recorded_at"),
    "event_versions": ("version_id", "recorded_to"),
}


def land_ledger(connection: duckdb.DuckDBPyConnection, landing: Landing, build: pa.Table) -> None:
    """Land what one green build adds; `build` is its one row of raw.builds."""
    build_id = str(build["build_id"][0])
    recorded_at: datetime = build["recorded_at"][0].as_py()
    date = f"{recorded_at:%Y-%m-%d}"
    for name, is_new in _DERIVED.items():
        schema = SCHEMAS[name]
        columns = ", ".join(schema.names)
        relation = f"select {columns} from intermediate.int_{name}__recorded where {is_new} order by all"
        rows = connection.execute(relation, [recorded_at]).to_arrow_table()
        if rows.num_rows:
            landing.write(f"ledger/{name}", _cast(rows, schema), schema=schema, date=date, name=build_id)
    schema = SCHEMAS["builds"]
    landing.write(_BUILDS_STAGE, _cast(build, schema), schema=schema, date=date, name=build_id)


def load_ledger(connection: duckdb.DuckDBPyConnection, landing: Landing) -> int:
    """Bring the builds that this file does not know into raw, each in one transaction; gives how many."""
    builds = lacking(landing.partitions(_BUILDS_STAGE), loaded_keys(connection, _BUILDS_STAGE))
    for build in builds:
        with transaction(connection):
            for name in _KEYS:
                for partition in [build] if name == "builds" else landing.find(f"ledger/{name}", [build.key]):
                    _append(connection, landing, name, partition)
    return sum(build.rows for build in builds)


def _append(connection: duckdb.DuckDBPyConnection, landing: Landing, name: str, partition: Partition) -> None:
    """Enter a partition's rows; the build that runs has its row already, and of a compacted one some may be there."""
    connection.register("landed", landing.read(partition))
    if name == "builds" or partition.replaces:
        is_same = " and ".join(f"held.{key} is not distinct from landed.{key}" for key in _KEYS[name])
        connection.execute(f"delete from raw.{name} as held using landed where {is_same}")
    connection.execute(f"insert into raw.{name} by name select * from landed")
    connection.unregister("landed")
    enter_partition(connection, partition)


def _cast(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The rows with exactly the stage's types, JSON as its text."""
    columns = [rows[field.name].combine_chunks().cast(field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)
