"""Has dbt build and test the marts in the warehouse, and lands what the green build adds to the ledger."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from warehouse.connection import open_database, transaction
from warehouse.contract.errors import BuildFailed
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings, read_settings
from warehouse.dbt import DBT_FOLDER, DbtResult, run_dbt
from warehouse.inputs import hash_inputs, hash_project
from warehouse.ledger import land_ledger, load_ledger
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.standing import standing_build

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BuildReport:
    """What one call came to; skipped where the marts of `build_id` already stand for the same inputs."""

    build_id: str
    recorded_at: datetime
    is_skipped: bool
    seconds: float


@dataclass(frozen=True)
class Build:
    """One try, as raw.builds knows it."""

    build_id: str
    recorded_at: datetime
    needs_full_refresh: bool


def build_marts(*, project_folder: Path = DBT_FOLDER, settings: Settings | None = None) -> BuildReport:
    """Build and test all models with one clock, unless nothing has changed since the marts that stand.

    Unit tests are of the project, not of the data: `make check` runs them, and `warehouse.check` does with all others.
    A build after one that was red or killed, or of another project, drops all that dbt made and makes it anew, so that
    nothing of the other stays.
    Raises BuildFailed where a model or test is red; the published database is never touched here. Raises
    WarehouseLocked, WarehouseTooNew, PathError or LandingError as load does.
    """
    settings = settings or read_settings()
    with hold_lock(settings, task="build") as lock:
        with open_database(settings.warehouse_path, settings) as connection:
            migrate(connection)
            project_hash = hash_project(project_folder)
            inputs_hash = hash_inputs(connection, project_hash=project_hash)
            standing = standing_build(connection)
            if standing and standing.inputs_hash == inputs_hash:
                log.info("build skipped: nothing has changed since build %s", standing.build_id)
                return BuildReport(standing.build_id, standing.recorded_at, is_skipped=True, seconds=0.0)
            build = _open_build(connection, inputs_hash, project_hash)
        log.info("build %s: dbt makes and tests the marts", build.build_id)
        scope = ["--full-refresh"] if build.needs_full_refresh else []
        result = run_dbt(
            ["build", "--exclude-resource-type", "unit_test", *scope],
            settings=settings,
            recorded_at=build.recorded_at,
            lock_descriptor=lock,
            project_folder=project_folder,
        )
        with open_database(settings.warehouse_path, settings) as connection:
            if not result.succeeded:
                raise _fail(connection, build, result)
            _finish(connection, Landing(settings.landing_root), build)
    seconds = (datetime.now(UTC) - build.recorded_at).total_seconds()
    return BuildReport(build.build_id, build.recorded_at, is_skipped=False, seconds=seconds)


def _open_build(connection: duckdb.DuckDBPyConnection, inputs_hash: str, project_hash: str) -> Build:
    recorded_at = datetime.now(UTC)
    last = connection.execute("select max(recorded_at) from raw.builds").fetchone()
    if last and last[0] is not None:
        recorded_at = max(recorded_at, last[0] + timedelta(microseconds=1))  # the clock may have been set back
    build_id = f"{recorded_at:%Y%m%dT%H%M%S%f}"
    standing = standing_build(connection)
    needs_full_refresh = standing is None or standing.project_hash != project_hash
    with transaction(connection):
        if needs_full_refresh:
            _drop_models(connection)
        connection.execute("delete from raw.standing_build")
        connection.execute("update raw.builds set status = 'red', detail = 'killed' where status = 'running'")
        connection.execute(
            _INSERT_BUILD, {"id": build_id, "at": recorded_at, "inputs": inputs_hash, "project": project_hash}
        )
    return Build(build_id, recorded_at, needs_full_refresh)


def _drop_models(connection: duckdb.DuckDBPyConnection) -> None:
    schemas = connection.execute(
        "select schema_name from duckdb_schemas() where database_name = current_database() and not internal"
        " and schema_name not in ('main', 'raw')"
    )
    for (schema,) in schemas.fetchall():
        connection.execute(f'drop schema "{schema}" cascade')


def _fail(connection: duckdb.DuckDBPyConnection, build: Build, result: DbtResult) -> BuildFailed:
    lines = [str(failure) for failure in result.failures] or result.output.splitlines()[-15:]
    for line in lines:
        log.error("%s", line)
    connection.execute(
        "update raw.builds set status = 'red', detail = ? where build_id = ?", ["\n".join(lines), build.build_id]
    )
    count = len(result.failures)
    what = f"{count} model{'s' * (count > 1)} or test{'s' * (count > 1)} red" if count else "dbt stopped"
    return BuildFailed(
        f"build {build.build_id}: {what} ({lines[0] if lines else 'no output'}); nothing is published,"
        " mend the input or the model and run again"
    )


def _finish(connection: duckdb.DuckDBPyConnection, landing: Landing, build: Build) -> None:
    row = connection.execute(
        "select * replace ('green' as status) from raw.builds where build_id = ?", [build.build_id]
    ).to_arrow_table()
    try:
        land_ledger(connection, landing, row)
    except duckdb.CatalogException as error:
        raise BuildFailed(
            f"build {build.build_id}: dbt made no ledger relation ({str(error).splitlines()[0]})"
        ) from error
    load_ledger(connection, landing)
    connection.execute("insert into raw.standing_build values (?)", [build.build_id])


_INSERT_BUILD = """
    insert into raw.builds
    select
        $id as build_id, $at as recorded_at, 'running' as status, null as detail,
        coalesce(sum(rows), 0)::bigint as loaded_rows, $inputs as inputs_hash, $project as project_hash,
        any_value(stage) filter (where starts_with(stage, 'mentions/')) as mentions_stage
    from raw.loaded_partitions
    where not starts_with(stage, 'ledger/')
"""
