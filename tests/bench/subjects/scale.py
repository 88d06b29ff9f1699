"""What a million mentions cost: the full build, its memory, and answers as of a moment."""

import resource
import statistics
import tempfile
import time
from functools import lru_cache
from pathlib import Path

import duckdb

from tests.bench.figures import Figure
from tests.bench.made.raw import make_warehouse
from tests.bench.made.reports import make_reports
from tests.dbt.warehouse_run import run_dbt

COPIES = 83  # of some 12,100 made reports: a million mentions of some 75,000 companies
REPEATS = 5
AT = "2026-11-01 00:00:00+00"
MOMENT = "2019-06-30 00:00:00+00"
MACROS = ("leadership_changes_as_of", "corporate_actions_as_of")
FULL_BUILD = "build --exclude-resource-type unit_test"


@lru_cache(maxsize=1)
def _built() -> tuple[tempfile.TemporaryDirectory[str], float, float, float]:
    """A folder with the warehouse built, the seconds that it took, those of a small one, and the peak memory in MiB."""
    folder = tempfile.TemporaryDirectory()
    seconds = []
    for copies in (1, COPIES):
        database = Path(folder.name) / f"{copies}" / "warehouse.duckdb"
        database.parent.mkdir()
        make_warehouse(database, make_reports(), copies=copies)
        started = time.perf_counter()
        run_dbt(FULL_BUILD, database, recorded_at=AT)
        seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return folder, seconds[1], seconds[0], peak


def measure_full_build() -> Figure:
    """Seconds of a build of a million mentions from nothing, tests included, dbt's start-up too."""
    _, seconds, small, _ = _built()
    return Figure(value=seconds, unit="s", against="12,000 mentions", ratio=seconds / small)


def measure_peak() -> Figure:
    """Largest resident memory of that build, in MiB."""
    peak = _built()[3]
    return Figure(value=peak, unit="MiB", against="4 GiB", ratio=peak / 4096)


def measure_company_as_of() -> Figure:
    """Milliseconds for all that was known of one company at one moment, both families; the median of REPEATS."""
    return _as_of(f"where company_id = '{_busiest()}'")


def measure_market_as_of() -> Figure:
    """Milliseconds for all that was known of all companies at one moment, both families, as Arrow."""
    return _as_of("")


def _database() -> Path:
    return Path(_built()[0].name) / f"{COPIES}" / "warehouse.duckdb"


def _busiest() -> str:
    with duckdb.connect(str(_database()), read_only=True) as connection:
        row = connection.execute("select mode(company_id) from marts.fct_corporate_actions").fetchone()
    return str(row[0]) if row else ""


def _as_of(where: str) -> Figure:
    taken = []
    with duckdb.connect(str(_database()), read_only=True) as connection:
        for _ in range(REPEATS):
            started = time.perf_counter()
            for macro in MACROS:
                connection.execute(f"from marts.{macro}('{MOMENT}') {where}").to_arrow_table()
            taken.append((time.perf_counter() - started) * 1000)
    return Figure(value=statistics.median(taken), unit="ms", against="the slowest", ratio=min(taken) / max(taken))


FIGURES = {
    "full_build_1m_s": measure_full_build,
    "full_build_1m_peak_mib": measure_peak,
    "as_of_company_ms": measure_company_as_of,
    "as_of_market_ms": measure_market_as_of,
}
