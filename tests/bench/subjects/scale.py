"""What a million mentions cost: the full build, its memory, a thousand mentions more, and answers as of a moment."""

import json
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import duckdb

from tests.bench.figures import Figure
from tests.bench.made.raw import add_reports, make_warehouse
from tests.bench.made.reports import Report, make_reports
from tests.dbt.warehouse_run import keep_ledger
from warehouse.contract.errors import BuildFailed
from warehouse.contract.settings import Settings
from warehouse.dbt import run_dbt, target_folder

COPIES = 83  # of some 12,100 made reports: a million mentions of some 75,000 companies
LATE = 12  # one report in so many comes a build later: a thousand
REPEATS = 5
AT, LATER = "2026-11-01 00:00:00+00", "2026-11-02 00:00:00+00"
MOMENT = "2019-06-30 00:00:00+00"
MACROS = ("leadership_changes_as_of", "corporate_actions_as_of")
BUILD = ("build", "--exclude-resource-type", "unit_test")
MEMORY = "3GB"  # of DuckDB; dbt itself takes some 300 MiB beside it


@dataclass(frozen=True)
class Run:
    """One build as users run it, in a process of its own: wall and processor seconds, peak MiB, seconds of nodes."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    node_seconds: float


@dataclass(frozen=True)
class Built:
    """A warehouse after two builds: `full` from nothing, `increment` of a thousand mentions more."""

    database: Path
    full: Run
    increment: Run


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@lru_cache(maxsize=2)
def _built(copies: int) -> Built:
    early, late = _reports()
    database = Path(_folder().name) / f"{copies}" / "warehouse.duckdb"
    database.parent.mkdir()
    make_warehouse(database, early, copies=copies)
    full = _run(database, recorded_at=AT)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set timezone = 'UTC'")
        keep_ledger(connection, recorded_at=AT)
        add_reports(connection, late, numbered_from=len(early))
    return Built(database, full, _run(database, recorded_at=LATER))


def _run(database: Path, *, recorded_at: str) -> Run:
    """Build with dbt's start-up, in a child of this process, so that the system counts its time and memory."""
    settings = Settings(home=database.parent, duckdb_memory=MEMORY)
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with (database.parent / "lock").open("w") as lock:
        ended = run_dbt(
            BUILD, settings=settings, recorded_at=datetime.fromisoformat(recorded_at), lock_descriptor=lock.fileno()
        )
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not ended.succeeded:
        raise BuildFailed("\n".join(map(str, ended.failures)) or ended.output)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, after.ru_maxrss / 1024, _seconds_of_nodes(settings))


def _reports() -> tuple[list[Report], list[Report]]:
    reports = make_reports()
    late = reports[::LATE]
    return [report for number, report in enumerate(reports) if number % LATE], late


def _seconds_of_nodes(settings: Settings) -> float:
    """What dbt's models and tests took, its start-up left out."""
    results = json.loads((target_folder(settings) / "run_results.json").read_text(encoding="utf-8"))
    return float(results["elapsed_time"])


def measure_full_build() -> Figure:
    """Seconds of a build of a million mentions from nothing, tests included, dbt's start-up too."""
    seconds, small = _built(COPIES).full.seconds, _built(1).full.seconds
    return Figure(value=seconds, unit="s", against="11,000 mentions", ratio=seconds / small)


def measure_full_build_cpu() -> Figure:
    """Processor seconds of that build, which other work on the machine changes less."""
    full = _built(COPIES).full
    return Figure(value=full.cpu_seconds, unit="s", against="wall time", ratio=full.cpu_seconds / full.seconds)


def measure_peak() -> Figure:
    """Largest resident memory of that build and the one after it, in MiB."""
    peak = _built(COPIES).full.peak_mib
    return Figure(value=peak, unit="MiB", against="4 GiB", ratio=peak / 4096)


def measure_growth() -> Figure:
    """How many times longer a thousand mentions more take where a million stand than where 11,000 do."""
    large, small = _built(COPIES).increment.node_seconds, _built(1).increment.node_seconds
    return Figure(value=large / small, unit="ratio", against="11,000 mentions", ratio=large / small)


def measure_growth_cpu() -> Figure:
    """The same in processor seconds, dbt's start-up included."""
    large, small = _built(COPIES).increment.cpu_seconds, _built(1).increment.cpu_seconds
    return Figure(value=large / small, unit="ratio", against="11,000 mentions", ratio=large / small)


def measure_company_as_of() -> Figure:
    """Milliseconds for all that was known of one company at one moment, both families; the median of REPEATS."""
    return _as_of(f"where company_id = '{_busiest()}'")


def measure_market_as_of() -> Figure:
    """Milliseconds for all that was known of all companies at one moment, both families, as Arrow."""
    return _as_of("")


def _database() -> Path:
    return _built(COPIES).database


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
    "full_build_1m_cpu_s": measure_full_build_cpu,
    "full_build_1m_peak_mib": measure_peak,
    "incremental_growth_ratio": measure_growth,
    "incremental_growth_cpu_ratio": measure_growth_cpu,
    "as_of_company_ms": measure_company_as_of,
    "as_of_market_ms": measure_market_as_of,
}
