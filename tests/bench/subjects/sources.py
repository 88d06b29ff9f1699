"""What sources lose when hosts fail, and what hostile hosts get through, against a server on loopback."""

import tempfile
from functools import cache
from pathlib import Path

from tests.bench.figures import Figure
from tests.loopback.faulty_run import FaultyRun, run_faulty_feed
from tests.loopback.hostile_set import HostileRun, run_hostile_set

ENTRIES = 10_000
MOST_PEAK_MIB = 300e6 / (1 << 20)


@cache
def _faulty() -> FaultyRun:
    with tempfile.TemporaryDirectory() as folder:
        return run_faulty_feed(Path(folder), entries=ENTRIES)


@cache
def _hostile() -> HostileRun:
    with tempfile.TemporaryDirectory() as folder:
        return run_hostile_set(Path(folder))


def measure_lost() -> Figure:
    """Documents that three pulls of ENTRIES entries, one of them killed, lack beside an undisturbed pull."""
    run = _faulty()
    return Figure(value=run.lost, unit="documents", against="an undisturbed pull", ratio=run.lost / run.documents)


def measure_doubled() -> Figure:
    """Documents that the same pulls have more than once, or that an undisturbed pull has not."""
    run = _faulty()
    return Figure(value=run.doubled, unit="documents", against="an undisturbed pull", ratio=run.doubled / run.documents)


def measure_accepted() -> Figure:
    """Cases of the hostile set of which any text came through."""
    run = _hostile()
    accepted = len(run.accepted)
    return Figure(value=accepted, unit="cases", against="all cases", ratio=accepted / (accepted + len(run.refused)))


def measure_peak() -> Figure:
    """The most memory that a process took while the hostile set was pulled and read, beside 300 MB."""
    peak = _hostile().peak_mib
    return Figure(value=peak, unit="MiB", against="300 MB", ratio=peak / MOST_PEAK_MIB)


FIGURES = {
    "faulty_feed_lost": measure_lost,
    "faulty_feed_doubled": measure_doubled,
    "hostile_accepted": measure_accepted,
    "hostile_peak_mib": measure_peak,
}
