"""The docs site, one HTML file, from the dbt project and the catalog of the marts that stand."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings, read_settings
from warehouse.dbt import DBT_FOLDER, run_dbt, target_folder
from warehouse.lock import hold_lock
from warehouse.migrations import migrate


@dataclass(frozen=True)
class SiteReport:
    """Where the site is; skipped where it was made of the same build already."""

    path: Path
    is_skipped: bool


def make_site(*, project_folder: Path = DBT_FOLDER, settings: Settings | None = None) -> SiteReport:
    """Make the site of the build that stands, in one rename.

    Raises BuildFailed where no build is green or dbt cannot make the site; the old site then stays.
    """
    settings = settings or read_settings()
    path = settings.docs_path
    stamp = path.with_name(".build_id")
    with hold_lock(settings, task="site") as lock:
        with open_database(settings.warehouse_path, settings) as connection:
            migrate(connection)
            standing = connection.execute(
                "select build_id, recorded_at from raw.builds inner join raw.standing_build using (build_id)"
            ).fetchone()
        if standing is None:
            raise BuildFailed(
                "the last build is not green, so there is nothing to document; run `python -m warehouse build`"
            )
        build_id, recorded_at = standing
        if path.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == build_id:
            return SiteReport(path, is_skipped=True)
        result = run_dbt(
            ["docs", "generate", "--static"],
            settings=settings,
            recorded_at=recorded_at,
            lock_descriptor=lock,
            project_folder=project_folder,
        )
        if not result.succeeded:
            raise BuildFailed(
                f"docs site: dbt stopped ({result.output.splitlines()[-1:]}); see {settings.home}/dbt/logs"
            )
        _place(target_folder(settings) / "static_index.html", path)
        stamp.write_text(build_id, encoding="utf-8")
    return SiteReport(path, is_skipped=False)


def _place(made: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    shutil.copyfile(made, temporary)
    temporary.replace(path)
