"""A data folder of its own for each test of the warehouse, and its landing zone."""

from pathlib import Path

import pytest

from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings

SMALL_PROJECT = Path(__file__).parent / "small_project"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an empty data folder, in the environment of child processes too."""
    monkeypatch.setenv("MARKET_EVENTS_HOME", str(tmp_path))
    monkeypatch.setenv("MARKET_EVENTS_DUCKDB_MEMORY", "500MB")
    monkeypatch.setenv("MARKET_EVENTS_LOCK_TIMEOUT", "60")
    return Settings()


@pytest.fixture
def landing(settings: Settings) -> Landing:
    """The empty landing zone of that folder."""
    return Landing(settings.landing_root)
