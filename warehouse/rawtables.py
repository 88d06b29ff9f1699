"""How the rows of a landed partition become rows of its raw table, in one transaction with the ledger's entry."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.contract import schemas
from warehouse.contract.landing import Landing, Partition


@dataclass(frozen=True)
class RawTable:
    """What is read of a stage, and which row stands where two partitions hold the same key (two pulls side by side)."""

    name: str
    columns: tuple[str, ...]
    key: str
    earliest: tuple[str, ...] = ()  # the row that comes first by these stands, whatever the order of loading
    select: str = "*"
    where: str = "true"


DOCUMENTS = RawTable(
    name="documents",
    columns=tuple(name for name in schemas.DOCUMENTS.names if name != "content"),
    key="document_id",
    earliest=("retrieved_at", "origin"),
    where="document_key not in (select document_key from raw.tombstones)",
)
TEXTS = RawTable(
    name="texts",
    columns=tuple(schemas.TEXTS.names),
    key="document_id",
    earliest=("available_at",),
    select="* exclude (text, blocks, item_spans), length(text) as char_count, len(blocks) as block_count",
    where="document_id in (select document_id from raw.documents)",
)
MENTIONS = RawTable(
    name="mentions",
    columns=tuple(schemas.MENTIONS.names),
    key="mention_id",
    where="document_id in (select document_id from raw.documents)",
)
FAILURES = RawTable(
    name="failures",
    columns=tuple(schemas.FAILURES.names),
    key="document_id",
    where="document_id in (select document_id from raw.documents)",
)
TOMBSTONES = RawTable(
    name="tombstones",
    columns=tuple(schemas.TOMBSTONES.names),
    key="document_key",
    earliest=("recorded_at",),
)
COMPANY_LISTINGS = RawTable(
    name="company_listings",
    columns=tuple(schemas.COMPANY_LISTINGS.names),
    key="listing_id",
)
LEI_RECORDS = RawTable(
    name="lei_records",
    columns=tuple(schemas.LEI_RECORDS.names),
    key="record_id",
    earliest=("listed_on",),
)


def insert_partition(
    connection: duckdb.DuckDBPyConnection, landing: Landing, table: RawTable, partition: Partition
) -> int:
    """Put one partition's rows in its raw table and its entry in the ledger, inside the caller's transaction.

    Gives the rows that are new. Raises LandingError where the file cannot be read.
    """
    insert_rows(connection, table, landing.read(partition, columns=list(table.columns)))
    enter_partition(connection, partition)
    return partition.rows


def insert_rows(connection: duckdb.DuckDBPyConnection, table: RawTable, rows: pa.Table) -> None:
    """Put landed rows in a raw table; of several with one key the earliest stands."""
    connection.register("landed", rows)
    if table.earliest:
        landed, held = (", ".join(f"{alias}.{column}" for column in table.earliest) for alias in ("landed", "held"))
        connection.execute(
            f"delete from raw.{table.name} as held using landed"
            f" where held.{table.key} = landed.{table.key} and ({landed}) < ({held})"
        )
    connection.execute(
        f"insert into raw.{table.name} by name select distinct on ({table.key}) {table.select}"
        f" from landed anti join raw.{table.name} using ({table.key}) where {table.where}"
        f" order by {', '.join((table.key, *table.earliest))}"
    )
    connection.unregister("landed")


def enter_partition(connection: duckdb.DuckDBPyConnection, partition: Partition) -> None:
    """Write down that a partition is loaded, in the place of those that it replaces."""
    connection.execute(
        "delete from raw.loaded_partitions where stage = ? and date = ? and list_contains(?, name)",
        [partition.stage, partition.date, list(partition.replaces)],
    )
    connection.execute(
        "insert into raw.loaded_partitions values (?, ?, ?, ?, now())",
        [partition.stage, partition.date, partition.name, partition.rows],
    )


def lacking(partitions: list[Partition], loaded: set[str]) -> list[Partition]:
    """Those that are not loaded, neither themselves nor all that they were compacted from."""
    return [
        partition
        for partition in partitions
        if partition.key not in loaded and not (partition.replaces and partition.replaced_keys <= loaded)
    ]


def loaded_keys(connection: duckdb.DuckDBPyConnection, stage: str) -> set[str]:
    """The keys of a stage's partitions that are loaded."""
    rows = connection.execute("select date || '/' || name from raw.loaded_partitions where stage = ?", [stage])
    return {str(row[0]) for row in rows.fetchall()}
