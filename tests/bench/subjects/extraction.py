"""How fast mentions are found, beside the plain spaCy pipeline over the same texts."""

import tempfile
import time
from pathlib import Path

import pyarrow as pa
import spacy

from extractors.events import extract_mentions
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from tests.bench.figures import Figure
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT, Settings

REPEATS = 3


def measure_extraction() -> Figure:
    """Documents a second a core, from text to mentions; each side warm, the best of REPEATS."""
    texts = _bundled_texts()
    pages = [row["text"] for row in texts.to_pylist() if row["rejection_code"] is None]
    nlp = spacy.load(Settings().spacy_model)
    extract_mentions(texts)
    ours, plain = [], []
    for _ in range(REPEATS):
        started = time.process_time()
        extract_mentions(texts)
        between = time.process_time()
        list(nlp.pipe(pages))
        ours.append(len(pages) / (between - started))
        plain.append(len(pages) / (time.process_time() - between))
    return Figure(value=max(ours), unit="documents/s", against="plain spaCy pipeline", ratio=max(ours) / max(plain))


def _bundled_texts() -> pa.Table:
    settings = Settings()
    found = kind_reader("folder").read_documents(
        str(PROJECT / "seeds" / "documents"), limits=Limits(settings.max_document_bytes)
    )
    with tempfile.TemporaryDirectory() as folder:
        landing = Landing(str(Path(folder)))
        land_documents(
            found,
            landing,
            source_id="folder",
            withdrawn=frozenset(),
            partition_documents=settings.partition_documents,
            partition_bytes=settings.partition_bytes,
        )
        return make_texts(pa.concat_tables(landing.read_all("documents")))


FIGURES = {"extract_docs_per_s": measure_extraction}
