"""Gold sets: annotated documents, read as the folder source would read them and annotated as extraction would."""

import importlib.util
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from extractors.events.extraction import story_of
from extractors.nlp.pipeline import annotate
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from warehouse.contract.errors import PathError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT, read_settings

SHARED_GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
OWN_GOLD = PROJECT / "tests" / "gold"
BUNDLED_EVENTS = PROJECT / "tests" / "seeds" / "expected_events.jsonl"
BUNDLED_DOCUMENTS = PROJECT / "seeds" / "documents"
OWN = "own"


@dataclass(frozen=True)
class GoldSet:
    """One file of annotated documents, and the same documents in the folder source's form."""

    name: str
    annotations: Path
    documents: Path


def own_set(*, folder: Path = OWN_GOLD) -> GoldSet:
    """The project's own gold, written for it."""
    return GoldSet(OWN, folder / "gold.jsonl", folder / "documents.jsonl")


def bundled_set() -> GoldSet:
    """The bundled documents, with the events that they were written to state."""
    return GoldSet("bundled", BUNDLED_EVENTS, BUNDLED_DOCUMENTS)


def shared_set(name: str, *, folder: Path = SHARED_GOLD) -> GoldSet:
    """A set of the shared gold by name.

    Raises PathError where it is absent.
    """
    found = GoldSet(name, folder / f"{name}.jsonl", folder / f"{name}_documents.jsonl")
    for path in (found.annotations, found.documents):
        if not path.is_file():
            raise PathError(f"gold file {path.name} is not in {path.parent}; name the folder that holds it")
    return found


def read_annotations(gold: GoldSet, *, half: str | None = None) -> list[dict[str, Any]]:
    """The annotated documents as they stand in the file, those of one half where one is named."""
    lines = gold.annotations.read_text(encoding="utf-8").split("\n")  # a text may hold other line ends
    documents = [json.loads(line) for line in lines if line.strip()]
    return [document for document in documents if half is None or document.get("half") == half]


def annotated_documents(gold: GoldSet, *, only: frozenset[str] | None = None) -> Iterator[tuple[str, Doc]]:
    """External id and annotated Doc of each document that is not rejected; `only` names those wanted."""
    settings = read_settings()
    with tempfile.TemporaryDirectory() as folder:
        landing = Landing(folder)
        land_documents(
            kind_reader("folder").read_documents(str(gold.documents), limits=Limits(settings.max_document_bytes)),
            landing,
            source_id="folder",
            withdrawn=frozenset(),
            partition_documents=settings.partition_documents,
            partition_bytes=settings.partition_bytes,
        )
        for documents in landing.read_all("documents"):
            ids = [str(external_id) for external_id in documents.column("external_id").to_pylist()]
            rows = make_texts(documents).to_pylist()
            wanted = [
                (external_id, row)
                for external_id, row in zip(ids, rows, strict=True)
                if row["text"] and row["rejection_code"] is None and (only is None or external_id in only)
            ]
            docs = annotate(story_of(row) for _, row in wanted)
            yield from ((external_id, doc) for (external_id, _), doc in zip(wanted, docs, strict=True))


def load_scorer(folder: Path = SHARED_GOLD) -> ModuleType:
    """The shared gold's score.py, whose docstring defines every figure.

    Raises PathError where it is absent.
    """
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise PathError(f"scorer {path} is absent; name the folder that holds the shared gold")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
