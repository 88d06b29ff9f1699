"""Brings what has landed into the raw schema: registers, ledger, tombstones, documents, one version of the mentions."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from warehouse.connection import open_database, transaction
from warehouse.contract.landing import Landing, Partition
from warehouse.contract.settings import Settings, read_settings
from warehouse.ledger import load_ledger
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.rawtables import (
    COMPANY_LISTINGS,
    DOCUMENTS,
    FAILURES,
    LEI_RECORDS,
    MENTIONS,
    TEXTS,
    TOMBSTONES,
    RawTable,
    insert_partition,
    lacking,
    loaded_keys,
)
from warehouse.registers import load_registers
from warehouse.versions import choose_mentions_stage, failures_stage, texts_stage


@dataclass(frozen=True)
class LoadReport:
    """What one load brought: landed rows by table, and what else changed."""

    mentions_stage: str | None
    documents: int
    texts: int
    mentions: int
    tombstones: int
    builds: int  # of the ledger, that this file did not know
    registers: tuple[str, ...]
    company_listings: int = 0
    lei_records: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing was new."""
        return not (
            self.documents
            or self.texts
            or self.mentions
            or self.tombstones
            or self.builds
            or self.registers
            or self.company_listings
            or self.lei_records
        )


def load_landing(*, mentions_stage: str | None = None, settings: Settings | None = None) -> LoadReport:
    """Load the partitions that the warehouse lacks, each whole or not at all; a second call finds nothing to do.

    `mentions_stage` names the version to make active; without it see `versions.choose_mentions_stage`.
    Raises WarehouseLocked, WarehouseTooNew, LandingError or PathError.
    """
    settings = settings or read_settings()
    landing = Landing(settings.landing_root)
    with hold_lock(settings, task="load"), open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        registers = load_registers(connection)
        builds = load_ledger(connection, landing)
        tombstones = sum(_bury(connection, landing, partition) for partition in _new(connection, landing, "tombstones"))
        documents = _load_each(connection, landing, DOCUMENTS, "documents")
        listings = _load_each(connection, landing, COMPANY_LISTINGS, "company_listings")
        entities = _load_each(connection, landing, LEI_RECORDS, "lei_records")
        active = choose_mentions_stage(landing, wanted=mentions_stage)
        texts, mentions = _load_version(connection, landing, active) if active else (0, 0)
    return LoadReport(active, documents, texts, mentions, tombstones, builds, tuple(registers), listings, entities)


def _new(connection: duckdb.DuckDBPyConnection, landing: Landing, stage: str) -> list[Partition]:
    return lacking(landing.partitions(stage), loaded_keys(connection, stage))


def _load_each(connection: duckdb.DuckDBPyConnection, landing: Landing, table: RawTable, stage: str) -> int:
    rows = 0
    for partition in _new(connection, landing, stage):
        with transaction(connection):
            rows += insert_partition(connection, landing, table, partition)
    return rows


def _load_version(connection: duckdb.DuckDBPyConnection, landing: Landing, stage: str) -> tuple[int, int]:
    stages = ((TEXTS, texts_stage(stage)), (MENTIONS, stage), (FAILURES, failures_stage(stage)))
    if not _holds_another(connection, [name for _, name in stages]):
        loaded = [_load_each(connection, landing, table, name) for table, name in stages]
        return loaded[0], loaded[1]
    # One transaction over all partitions: a reader of raw, dbt above all, never sees two versions side by side.
    with transaction(connection):
        replaced = [_replace(connection, landing, table, landing.partitions(name)) for table, name in stages]
    return replaced[0], replaced[1]


def _holds_another(connection: duckdb.DuckDBPyConnection, stages: list[str]) -> bool:
    held = connection.execute(
        "select distinct stage from raw.loaded_partitions where stage similar to '(texts|mentions|failures)/.*'"
    )
    return any(row[0] not in stages for row in held.fetchall())


def _replace(
    connection: duckdb.DuckDBPyConnection, landing: Landing, table: RawTable, partitions: Iterable[Partition]
) -> int:
    connection.execute(f"delete from raw.{table.name}")
    connection.execute("delete from raw.loaded_partitions where starts_with(stage, ?)", [f"{table.name}/"])
    return sum(insert_partition(connection, landing, table, partition) for partition in partitions)


def _bury(connection: duckdb.DuckDBPyConnection, landing: Landing, partition: Partition) -> int:
    buried = "select document_id from raw.documents where document_key in (select document_key from raw.tombstones)"
    with transaction(connection):
        rows = insert_partition(connection, landing, TOMBSTONES, partition)
        for table in (FAILURES, MENTIONS, TEXTS, DOCUMENTS):
            connection.execute(f"delete from raw.{table.name} where document_id in ({buried})")
    return rows
