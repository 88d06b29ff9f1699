"""Where the warehouse stands: what is loaded, the last builds, and what is published."""

from dataclasses import dataclass
from datetime import datetime

from warehouse.connection import open_database
from warehouse.contract.settings import Settings, read_settings
from warehouse.migrations import schema_version
from warehouse.publish import published_build


@dataclass(frozen=True)
class BuildLine:
    """One build as raw.builds tells it."""

    build_id: str
    recorded_at: datetime
    status: str
    loaded_rows: int
    detail: str | None


@dataclass(frozen=True)
class Status:
    """One look at the warehouse; loaded partitions and rows by stage, builds newest first."""

    schema_version: int
    loaded: dict[str, tuple[int, int]]
    builds: tuple[BuildLine, ...]
    published: str | None


def read_status(*, builds: int = 5, settings: Settings | None = None) -> Status:
    """Look at the warehouse without writing. Raises PathError or WarehouseLocked."""
    settings = settings or read_settings()
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        version = schema_version(connection)
        if not version:
            return Status(version, {}, (), published=None)
        loaded = connection.execute(
            "select stage, count(*), sum(rows)::bigint from raw.loaded_partitions group by all order by all"
        ).fetchall()
        lines = connection.execute(
            "select build_id, recorded_at, status, loaded_rows, detail from raw.builds"
            " order by recorded_at desc limit ?",
            [builds],
        ).fetchall()
    return Status(
        schema_version=version,
        loaded={stage: (partitions, rows) for stage, partitions, rows in loaded},
        builds=tuple(BuildLine(*line) for line in lines),
        published=published_build(settings.published_path, settings),
    )
