"""What a million documents cost: core-hours of each step, gigabytes landed and kept, by the made stream.

Each step runs as users run it, in a process of its own, once over few documents and once over many; what it costs by
the document is the difference, so that what a step takes to start is left out. That is a figure of its own for a build.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.made.stream import make_stream, write_stream
from tests.end_to_end.house import STAGES, run
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings

FEW, MANY = 100, 1_500  # documents
MILLION = 1_000_000
STEPS = {stage[1]: stage for stage in STAGES}


@dataclass(frozen=True)
class Spent:
    """What so many documents took: processor seconds by step, bytes by place, and what they tell."""

    cpu_seconds: dict[str, float]
    byte_counts: dict[str, int]
    mentions: int


def measure_step(step: str) -> Figure:
    """Core-hours of one step for a million documents, beside those of all steps."""
    hours = {name: _slope(partial(_seconds_of, name)) / 3600 for name in STEPS}
    return Figure(
        value=hours[step],
        unit="core-hours a million documents",
        against="all steps",
        ratio=hours[step] / sum(hours.values()),
    )


def _seconds_of(step: str, spent: Spent) -> float:
    return spent.cpu_seconds[step]


def measure_place(place: str) -> Figure:
    """Gigabytes of one place for a million documents, beside those of the documents as they came."""
    size = _slope(lambda spent: spent.byte_counts[place])
    original = _slope(lambda spent: spent.byte_counts["original"])
    return Figure(
        value=size / 1e9, unit="GB a million documents", against="documents as they came", ratio=size / original
    )


def measure_mentions() -> Figure:
    """Mentions that a million documents tell, beside the documents."""
    told = _slope(lambda spent: spent.mentions)
    return Figure(value=told, unit="mentions a million documents", against="documents", ratio=told / MILLION)


def measure_build_start() -> Figure:
    """Processor seconds of a build of next to nothing, beside those of all steps over the same FEW documents."""
    spent = _spent(FEW).cpu_seconds
    return Figure(
        value=spent["build"],
        unit="s",
        against=f"all steps, {FEW} documents",
        ratio=spent["build"] / sum(spent.values()),
    )


def _slope(measure: Callable[[Spent], float]) -> float:
    """What a million documents more add."""
    return (measure(_spent(MANY)) - measure(_spent(FEW))) / (MANY - FEW) * MILLION


@lru_cache(maxsize=2)
def _spent(documents: int) -> Spent:
    with tempfile.TemporaryDirectory() as folder:
        path, _ = write_stream(Path(folder) / "documents", make_stream(documents))
        home = Path(folder) / "home"
        cpu_seconds = {name: _cpu_seconds(home, command, path) for name, command in STEPS.items()}
        settings = Settings(home=home)
        landing = Landing(settings.landing_root)
        (mentions,) = landing.stages("mentions")
        byte_counts = {
            "original": path.stat().st_size,
            "landed": sum(file.stat().st_size for file in (home / "landing").rglob("*") if file.is_file()),
            "warehouse": settings.warehouse_path.stat().st_size,
            "published": settings.published_path.stat().st_size,
        }
        return Spent(cpu_seconds, byte_counts, sum(partition.rows for partition in landing.partitions(mentions)))


def _cpu_seconds(home: Path, command: tuple[str, ...], documents: Path) -> float:
    """Processor seconds of one step and all that it starts; raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = run(home, *command, documents=str(documents))
    if ended.returncode:
        raise subprocess.CalledProcessError(ended.returncode, [sys.executable, *command], ended.stdout, ended.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


FIGURES = {
    **{f"cost_{step}_core_h": partial(measure_step, step) for step in STEPS},
    **{f"cost_{place}_gb": partial(measure_place, place) for place in ("landed", "warehouse", "published")},
    "cost_mentions": measure_mentions,
    "cost_build_start_s": measure_build_start,
}
