"""Writes the marts of the last green build to a file of their own, audits it, and renames it into place."""

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.audit import audit_marts
from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings, read_settings
from warehouse.copying import copy_marts, describe_build
from warehouse.lake import publish_lake
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.redaction import redacted_selects
from warehouse.standing import require_build

_TEMPORARY = ".market_events"


@dataclass(frozen=True)
class PublishReport:
    """What stands published now; skipped where it stood already."""

    build_id: str
    path: Path
    tables: int
    rows: int
    is_skipped: bool


def publish_marts(*, public: bool = False, settings: Settings | None = None) -> PublishReport:
    """Publish the marts that stand, all of them in one rename; whoever has the old file open keeps it undisturbed.

    `public` writes market_events_public.duckdb instead, without the text of sources that may not be passed on. Where
    the settings name a lake, the file goes there next; a publication that was killed in between is made up for.
    Raises BuildFailed where no build is green or the new file does not pass its audit; the old file then stays.
    """
    settings = settings or read_settings()
    path = public_path(settings) if public else settings.published_path
    with hold_lock(settings, task="publish"):
        _remove_leftovers(settings)
        with open_database(settings.warehouse_path, settings) as connection:
            migrate(connection)
            build_id = require_build(connection, to="publish").build_id
            is_skipped = published_build(path, settings) == build_id
            if not is_skipped:
                _replace(connection, path, build_id, settings=settings, public=public)
            if not public:
                connection.execute("update raw.builds set status = 'published' where build_id = ?", [build_id])
        if settings.lake and not public:
            publish_lake(path, settings)
    tables, rows = _count(path, settings)
    return PublishReport(build_id, path, tables, rows, is_skipped)


def public_path(settings: Settings) -> Path:
    """Where the file for passing on lies, beside the published one."""
    return settings.published_path.with_name("market_events_public.duckdb")


def published_build(path: Path, settings: Settings) -> str | None:
    """The build that a published file holds; None where there is no such file, or it does not say."""
    if not path.exists():
        return None
    with open_database(path, settings, read_only=True) as connection:
        try:
            row = connection.execute("select build_id from marts.published_build").fetchone()
        except duckdb.CatalogException:  # written by something else
            return None
    return str(row[0]) if row else None


def _replace(
    connection: duckdb.DuckDBPyConnection, path: Path, build_id: str, *, settings: Settings, public: bool
) -> None:
    temporary = path.with_name(f"{_TEMPORARY}.{build_id}.duckdb")
    counts = copy_marts(connection, temporary, selects=redacted_selects(connection) if public else None)
    describe_build(connection, build_id, counts, is_public=public)
    connection.execute("checkpoint published; detach published")
    try:
        audit_marts(temporary, counts, settings=settings)
    except BuildFailed:
        temporary.unlink()
        raise
    _flush(temporary)
    temporary.replace(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_leftovers(settings: Settings) -> None:
    for leftover in settings.published_path.parent.glob(f"{_TEMPORARY}.*"):
        leftover.unlink()


def _count(path: Path, settings: Settings) -> tuple[int, int]:
    with open_database(path, settings, read_only=True) as connection:
        row = connection.execute(
            "select len(row_counts), list_sum([entry.row_count for entry in row_counts]) from marts.published_build"
        ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
