"""How old a fact is when it can be read: from its document landed to its row published, under a steady load.

`make up` runs as users run it, with `extract_events` and `build_marts` turned on. Every five seconds fifty documents
of the made stream are written to the landing zone and its asset `documents` is announced by Airflow's API, as a puller
outside of Airflow does: 10 documents a second. A document has landed when its partition's manifest entry is written;
its fact is published when a reader who opens `market_events.duckdb` anew finds a row of the document in
`marts.fct_event_mentions`. That the reader looks only every quarter of a second is in the figure, and so is all that
waits: for the scheduler, for runs before, for processes, models, dbt and its tests. What is not in it is the start of
Airflow and the first build of an empty warehouse: only documents that land after the third publication are counted,
for three minutes, and the load goes on until all of theirs is published.
"""

import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb

from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from tests.bench.figures import Figure
from tests.bench.live import House, house_is_up
from tests.bench.made.stream import make_stream
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings

DAGS = ("extract_events", "build_marts")
EVERY, BATCH = 5.0, 50  # seconds, documents: 10 documents a second
PUBLICATIONS_BEFORE = 3
COUNTED_SECONDS = 180.0
LONGEST_SECONDS = 1_800.0
LOOK_SECONDS = 0.25
WANTED_SECONDS = 60.0
FACTS = "select distinct document_id from marts.fct_event_mentions"
DOCUMENTS = "select document_id from marts.dim_documents"


class Watched:
    """A house under load: when each document landed, and when it and its facts could first be read."""

    def __init__(self, house: House, settings: Settings, folder: Path) -> None:
        self._house, self._settings, self._folder = house, settings, folder
        self._landing = Landing(settings.landing_root)
        self._lines = (json.dumps(made.document) for made in make_stream(10_000_000))
        self._seen: set[str] = set()
        self._file = -1
        self.landed: dict[str, float] = {}
        self.read: dict[str, float] = {}
        self.facts: dict[str, float] = {}
        self.publications = 0

    def steps(self) -> Iterator[float]:
        """Land what is due and look for what is published, again and again; gives the moment of each look.

        Raises TimeoutError after LONGEST_SECONDS.
        """
        began = due = time.monotonic()
        while True:
            if time.monotonic() >= due:
                self._land()
                due += EVERY
            self._look()
            now = time.monotonic()
            if now - began > LONGEST_SECONDS:
                raise TimeoutError(f"{self.publications} publications in {LONGEST_SECONDS:g} s")
            yield now
            time.sleep(LOOK_SECONDS)

    def _land(self) -> None:
        path = self._folder / "due.jsonl"
        path.write_text("\n".join(itertools.islice(self._lines, BATCH)), encoding="utf-8")
        limits = Limits(self._settings.max_document_bytes)
        land_documents(
            kind_reader("folder").read_documents(str(path), limits=limits),
            self._landing,
            source_id="folder",
            withdrawn=frozenset(),
            partition_documents=self._settings.partition_documents,
            partition_bytes=self._settings.partition_bytes,
        )
        moment = time.monotonic()
        for partition in self._landing.partitions("documents"):
            if partition.key not in self._seen:
                self._seen.add(partition.key)
                ids = self._landing.read(partition, columns=["document_id"]).column(0).to_pylist()
                self.landed |= dict.fromkeys(map(str, ids), moment)
        self._house.announce("documents")

    def _look(self) -> None:
        path = self._settings.published_path
        if not path.exists() or path.stat().st_ino == self._file:
            return
        self._file = path.stat().st_ino
        with duckdb.connect(str(path), read_only=True) as connection:
            facts, documents = (connection.execute(query).fetchall() for query in (FACTS, DOCUMENTS))
        moment = time.monotonic()
        self.publications += 1
        for kept, found in ((self.facts, facts), (self.read, documents)):
            for (document_id,) in found:
                kept.setdefault(document_id, moment)


def measure_slowest() -> Figure:
    """Seconds from landed to published of the slowest fact, beside those it may take."""
    slowest = max(_seconds())
    return Figure(value=slowest, unit="s", against="60 s", ratio=slowest / WANTED_SECONDS)


def measure_median() -> Figure:
    """The same of the fact in the middle, beside the slowest."""
    median = statistics.median(_seconds())
    return Figure(value=median, unit="s", against="the slowest", ratio=median / max(_seconds()))


@cache
def _seconds() -> tuple[float, ...]:
    """Of each document that was counted and tells an event, the seconds from landed to published."""
    with tempfile.TemporaryDirectory() as folder:
        settings, inbox = Settings(home=Path(folder) / "home"), Path(folder) / "inbox"
        inbox.mkdir()
        with house_is_up(settings.home, DAGS, documents=str(inbox)) as house:
            watched = Watched(house, settings, Path(folder))
            counted = _counted(watched)
    return tuple(sorted(watched.facts[key] - watched.landed[key] for key in counted & set(watched.facts)))


def _counted(watched: Watched) -> set[str]:
    """The documents that landed in the time that counts; ends when all of them are published."""
    begin = end = None
    for now in watched.steps():
        if begin is None and watched.publications >= PUBLICATIONS_BEFORE:
            begin, end = now, now + COUNTED_SECONDS
        if begin is not None and end is not None and now > end:
            counted = {key for key, moment in watched.landed.items() if begin <= moment <= end}
            if counted <= set(watched.read):
                return counted
    raise AssertionError("the steps end by TimeoutError alone")


FIGURES = {"freshness_s": measure_slowest, "freshness_median_s": measure_median}
