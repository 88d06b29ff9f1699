"""How fast the landing zone is loaded, beside DuckDB reading the same files with nothing around it."""

import tempfile
import time
from pathlib import Path

import duckdb

from tests.bench.figures import Figure
from tests.warehouse.landings import Story, land_stories
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings
from warehouse.load import load_landing

DOCUMENTS = 20_000
PARTITION = 1_000
STAGES = ("documents", "texts", "mentions")


def measure_load() -> Figure:
    """Seconds to load DOCUMENTS documents, with ledger, lock and one transaction a partition; made-up stories."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        land_stories(Landing(settings.landing_root), map(Story, range(DOCUMENTS)), size=PARTITION)
        started = time.perf_counter()
        load_landing(settings=settings)
        between = time.perf_counter()
        _load_bare(settings)
        ended = time.perf_counter()
    return Figure(
        value=between - started, unit="s", against="bare DuckDB", ratio=(between - started) / (ended - between)
    )


def _load_bare(settings: Settings) -> None:
    with duckdb.connect(str(settings.home / "bare.duckdb")) as connection:
        for stage in STAGES:
            files = f"{settings.landing_root}/{stage}/**/*.parquet"
            connection.execute(f"create table {stage} as from read_parquet('{files}')")


FIGURES = {"load_vs_duckdb": measure_load}
