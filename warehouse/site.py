"""The docs site, one HTML file, from the dbt project and the catalog of the marts that stand."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from warehouse.connection import open_database
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings, read_settings
from warehouse.dbt import DBT_FOLDER, run_dbt, target_folder
from warehouse.front_page import describe_build, scorecard_path
from warehouse.lock import hold_lock
from warehouse.migrations import migrate
from warehouse.standing import require_build

# What stands in the overview where the state of the build goes; JSON strings of the page hold it unchanged.
PLACE_OF_STATE = "Row counts, freshness and the quality of extraction are written here when the site is made."
_TITLES = ("<title>dbt Docs</title>", "<title>Market events</title>")


@dataclass(frozen=True)
class SiteReport:
    """Where the site is; skipped where it was made of the same build already."""

    path: Path
    is_skipped: bool


def make_site(*, project_folder: Path = DBT_FOLDER, settings: Settings | None = None) -> SiteReport:
    """Make the site of the build that stands, and of the last evaluation, in one rename.

    Raises BuildFailed where no build is green or dbt cannot make the site, PathError where the scorecard cannot be
    read; the old site then stays.
    """
    settings = settings or read_settings()
    path = settings.docs_path
    stamp = path.with_name(".made_of")
    scorecard = scorecard_path(settings)
    with hold_lock(settings, task="site") as lock:
        with open_database(settings.warehouse_path, settings) as connection:
            migrate(connection)
            standing = require_build(connection, to="document")
        made_of = f"{standing.build_id} {hashlib.sha256(scorecard.read_bytes()).hexdigest()}"
        if path.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
            return SiteReport(path, is_skipped=True)
        result = run_dbt(
            ["docs", "generate", "--static"],
            settings=settings,
            recorded_at=standing.recorded_at,
            lock_descriptor=lock,
            project_folder=project_folder,
        )
        if not result.succeeded:
            raise BuildFailed(
                f"docs site: dbt stopped ({result.output.splitlines()[-1:]}); see {settings.home}/dbt/logs"
            )
        with open_database(settings.warehouse_path, settings, read_only=True) as connection:
            state = describe_build(connection, standing.build_id, scorecard)
        _place(_finish((target_folder(settings) / "static_index.html").read_text(encoding="utf-8"), state), path)
        stamp.write_text(made_of, encoding="utf-8")
    return SiteReport(path, is_skipped=False)


def _finish(page: str, state: str) -> str:
    """dbt's page with the state of the build in its overview, and with the project's name."""
    as_json = json.dumps(state, ensure_ascii=False)[1:-1].replace("</", "<\\/")
    return page.replace(PLACE_OF_STATE, as_json).replace(*_TITLES)


def _place(page: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(path)
