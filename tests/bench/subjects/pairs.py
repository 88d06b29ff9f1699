"""How well mentions of real documents are joined, over pairs that were judged by hand (`tests/gold/pairs.jsonl`).

The documents lie in the shared corpus, beside the repository; without it there is nothing to measure. A side of a pair
is a document, the type of an event in it and the offset of its trigger; one that the extractor of today no longer finds
there is left out. The rules of joining have been read against these pairs, so the score is not blind.
"""

import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from extractors.events import extract_mentions
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from tests.bench.figures import Figure
from tests.dbt.rows import make_raw
from tests.dbt.warehouse_run import run_dbt
from warehouse.contract.errors import PathError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT, Settings
from warehouse.rawtables import DOCUMENTS, MENTIONS, TEXTS, insert_rows
from warehouse.registers import load_registers

PAIRS = PROJECT / "tests" / "gold" / "pairs.jsonl"
SHARED = PROJECT.parent / "shared"
SOURCES = ("corpus/bbc_2004.jsonl.gz", "corpus/reuters_1987.jsonl.gz", "gold/dev_documents.jsonl")
Side = tuple[str, str, int]


def measure_pairs() -> Figure:
    """F1 of joining over the pairs that are found; the ratio is precision to recall."""
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    wanted = {pair[side][0] for pair in pairs for side in ("left", "right")}
    with tempfile.TemporaryDirectory() as folder:
        events = _events(Path(folder), wanted)
    told = [(pair["verdict"] == "same", *(events[tuple(pair[side])] for side in ("left", "right"))) for pair in pairs]
    judged = [(is_same, bool(left & right)) for is_same, left, right in told if left and right]
    right = sum(is_same and is_joined for is_same, is_joined in judged)
    precision = right / max(sum(is_joined for _, is_joined in judged), 1)
    recall = right / max(sum(is_same for is_same, _ in judged), 1)
    against = f"{len(judged)} pairs, precision {precision:.3f}, recall {recall:.3f}"
    return Figure(2 * precision * recall / (precision + recall), "F1", against, precision / recall)


def _events(folder: Path, wanted: set[str]) -> dict[Side, set[str]]:
    """The events told at each side: several where one sentence names two buyers."""
    documents = folder / "documents.jsonl"
    documents.write_text("".join(_lines(wanted)), encoding="utf-8")
    landing = Landing(str(folder / "landing"))
    found = kind_reader("folder").read_documents(str(documents), limits=Limits(Settings().max_document_bytes))
    land_documents(
        found, landing, source_id="folder", withdrawn=frozenset(), partition_documents=500, partition_bytes=1 << 30
    )
    database = folder / "warehouse.duckdb"
    with make_raw(database) as connection:
        load_registers(connection)
        for table in landing.read_all("documents"):
            texts = make_texts(table)
            insert_rows(connection, DOCUMENTS, table.select(list(DOCUMENTS.columns)))
            insert_rows(connection, TEXTS, texts)
            insert_rows(connection, MENTIONS, extract_mentions(texts).mentions)
    command = "build --select +int_mentions__resolved --exclude-resource-type test unit_test"
    run_dbt(command, database, recorded_at="2026-11-01 00:00:00+00")
    with duckdb.connect(str(database), read_only=True) as connection:
        events: dict[Side, set[str]] = defaultdict(set)
        for name, kind, start, event in connection.execute(_RESOLVED).fetchall():
            events[name, kind, start].add(event)
        return events


def _lines(wanted: set[str]) -> Iterator[str]:
    for source in SOURCES:
        path = SHARED / source
        if not path.exists():
            raise PathError(f"{path} is not there; the pairs are of documents in the shared corpus")
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in data.decode().splitlines():
            document: dict[str, Any] = json.loads(line)
            if document["external_id"] in wanted:
                kept = {key: value for key, value in document.items() if key not in ("topics", "section")}
                yield json.dumps(kept) + "\n"


_RESOLVED = """
    select counted.external_id, mentions.event_type, mentions.trigger_start, resolved.event_id
    from intermediate.int_mentions__resolved as resolved
    inner join staging.stg_extractors__mentions as mentions on resolved.mention_id = mentions.mention_id
    inner join intermediate.int_documents__counted as counted on resolved.document_id = counted.document_id
"""
FIGURES = {"real_pairs_f1": measure_pairs}
