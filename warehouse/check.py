"""Tests all that there is to test of the marts that stand; a build leaves out the unit tests."""

from dataclasses import dataclass
from pathlib import Path

from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings, read_settings
from warehouse.dbt import DBT_FOLDER, run_dbt
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.standing import require_build


@dataclass(frozen=True)
class CheckReport:
    """The build whose marts passed."""

    build_id: str


def check_marts(*, project_folder: Path = DBT_FOLDER, settings: Settings | None = None) -> CheckReport:
    """Run every data test and unit test of the project on the marts that stand; nothing is built.

    Raises BuildFailed where no build is green or a test is red; what is published stays as it is.
    """
    settings = settings or read_settings()
    with hold_lock(settings, task="check") as lock:
        with open_database(settings.warehouse_path, settings) as connection:
            migrate(connection)
            standing = require_build(connection, to="check")
        result = run_dbt(
            ["test"],
            settings=settings,
            recorded_at=standing.recorded_at,
            lock_descriptor=lock,
            project_folder=project_folder,
        )
    if not result.succeeded:
        told = "; ".join(map(str, result.failures)) or result.output.splitlines()[-1:]
        raise BuildFailed(f"check of build {standing.build_id}: {told}; mend the input or the model and run again")
    return CheckReport(standing.build_id)
