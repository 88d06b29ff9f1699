"""How well reprints are found, by the text stage's signatures and the warehouse's own linking, and how fast."""

import csv
import hashlib
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import duckdb

from extractors.text.assembly import TextBlock
from extractors.text.signature import sign
from tests.bench.figures import Figure
from tests.bench.made_reprints import LOOKED_AT, Release, documents_of, make_reprints, read_releases, texts_of
from tests.dbt.rows import make_raw
from tests.dbt.warehouse_run import run_dbt
from warehouse.rawtables import DOCUMENTS, TEXTS, insert_rows

SAMPLE = 300  # documents
REPEATS = 5


@dataclass(frozen=True)
class Linked:
    """Counts over the pairs of documents that are said to tell one story."""

    releases: int
    reprints_found: int
    pairs: int
    right_pairs: int


def measure_precision() -> Figure:
    """Of pairs said to be one story, the share that is: reprints, and releases that a reader finds the same."""
    linked = _linked()
    precision = linked.right_pairs / linked.pairs
    return Figure(value=precision, unit="share", against="asked for", ratio=precision / 0.99)


def measure_recall() -> Figure:
    """Of releases, the share whose reprint is said to tell the same story."""
    linked = _linked()
    recall = linked.reprints_found / linked.releases
    return Figure(value=recall, unit="share", against="asked for", ratio=recall / 0.95)


def measure_speed() -> Figure:
    """Documents a second a core that are signed, beside the SHA-256 of every pair of their words."""
    texts = [row for row in texts_of(read_releases()[:SAMPLE]).to_pylist() if row["text"]]
    told = [(row["text"], [TextBlock(**block) for block in row["blocks"]]) for row in texts]
    started = time.process_time()
    for _ in range(REPEATS):
        for text, blocks in told:
            sign(text, blocks)
    between = time.process_time()
    for text, _ in told:
        words = text.casefold().split()
        for pair in pairwise(words):
            hashlib.sha256(" ".join(pair).encode()).digest()
    ended = time.process_time()
    ours = REPEATS * len(told) / (between - started)
    return Figure(
        value=ours, unit="documents/s", against="SHA-256 of word pairs", ratio=ours / (len(told) / (ended - between))
    )


@cache
def _linked() -> Linked:
    releases = read_releases()
    reprints = make_reprints(releases)
    told = [*releases, *reprints]
    stories = _link(told)
    same = _same()
    pairs = [pair for members in stories.values() for pair in combinations(sorted(members), 2)]
    by_key = {each.key: each for each in told}
    right = sum(_is_right(by_key[one], by_key[other], same) for one, other in pairs)
    found = sum(by_key[one].number == by_key[other].number for one, other in pairs)
    return Linked(len(releases), found, len(pairs), right)


def _is_right(one: Release, other: Release, same: frozenset[frozenset[str]]) -> bool:
    names = frozenset(each.external_id.removeprefix("reprint-") for each in (one, other))
    return one.number == other.number or names in same


def _same() -> frozenset[frozenset[str]]:
    """Pairs of releases that were read side by side and tell one story."""
    with LOOKED_AT.open(encoding="utf-8", newline="") as file:
        return frozenset(frozenset((row["one"], row["other"])) for row in csv.DictReader(file) if row["same"] == "yes")


def _link(told: list[Release]) -> dict[str, list[str]]:
    """The documents of each story, by the models themselves."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "warehouse.duckdb"
        with make_raw(database) as connection:
            for start in range(0, len(told), 1000):
                part = told[start : start + 1000]
                insert_rows(connection, DOCUMENTS, documents_of(part).select(list(DOCUMENTS.columns)))
                insert_rows(connection, TEXTS, texts_of(part).select(list(TEXTS.columns)))
        run_dbt("run --select +int_stories__linked", database, recorded_at="2026-11-02 00:00:00+00")
        with duckdb.connect(str(database)) as connection:
            rows = connection.execute("select story_key, document_key from intermediate.int_stories__linked").fetchall()
    stories: dict[str, list[str]] = defaultdict(list)
    for story, document in rows:
        stories[story].append(document)
    return stories


FIGURES = {
    "near_duplicate_precision": measure_precision,
    "near_duplicate_recall": measure_recall,
    "near_duplicate_docs_per_s": measure_speed,
}
