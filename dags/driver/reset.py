"""Removes a data folder, after a look that it is one and that nothing works in it."""

import shutil

import typer

from dags.driver.run_lock import hold_run_lock
from warehouse.contract.errors import PathError
from warehouse.contract.settings import PROJECT, Settings

# Each run makes the first; a folder without it was not made by this project.
MARK = "airflow"


def remove_home(settings: Settings) -> None:
    """Remove `settings.home`; where there is none, nothing happens.

    Raises PathError where the folder holds the project or was not made by it, WarehouseLocked where a run is on.
    """
    home = settings.home.resolve()
    if not home.exists():
        return
    if PROJECT.is_relative_to(home) or not (home / MARK).is_dir():
        raise PathError(f"{home} does not look like a data folder of this project; correct MARKET_EVENTS_HOME")
    with hold_run_lock(settings, command="make reset", on_wait=typer.echo):
        shutil.rmtree(home)
