"""Texts to measure extraction on: the mixed stream of the shared corpora, and the made one that every clone has."""

import gzip
import json
import random
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from tests.bench.made.stream import make_stream
from warehouse.contract.errors import PathError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT, Settings

CORPUS = PROJECT.parent / "shared" / "corpus"
MIXED = ("press_2023_2026", "bbc_2004", "reuters_1987")
SEED = 11


@cache
def mixed_texts(documents: int) -> pa.Table:
    """Texts of as many documents of each of MIXED, drawn with SEED.

    Raises PathError where the shared corpora are not beside the project.
    """
    drawn: list[dict[str, Any]] = []
    for name in MIXED:
        path = CORPUS / f"{name}.jsonl.gz"
        if not path.exists():
            raise PathError(f"corpus {path} is not there; measure the made stream, or put the shared folder beside")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            drawn += random.Random(SEED).sample([json.loads(line) for line in file], documents // len(MIXED))
    return texts_of(drawn)


@cache
def made_texts(documents: int) -> pa.Table:
    """Texts of the first documents of the made stream."""
    return texts_of(made.document for made in make_stream(documents))


def texts_of(documents: Iterable[dict[str, Any]]) -> pa.Table:
    """Documents in the folder source's form, landed and read, as extraction gets them; only what is not rejected."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "documents.jsonl"
        file.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
        landing = Landing(f"{folder}/landing")
        land_documents(
            kind_reader("folder").read_documents(str(file), limits=Limits(settings.max_document_bytes)),
            landing,
            source_id="folder",
            withdrawn=frozenset(),
            partition_documents=settings.partition_documents,
            partition_bytes=settings.partition_bytes,
        )
        texts = make_texts(pa.concat_tables(landing.read_all("documents")))
    return texts.filter(pc.is_null(texts.column("rejection_code")))
