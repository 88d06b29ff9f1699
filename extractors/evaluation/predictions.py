"""Runs extraction over a gold set and judges what it finds, document by document."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from extractors.evaluation.figures import JudgedDocument
from extractors.evaluation.gold import GoldSet, annotated_documents, read_annotations
from extractors.evaluation.verdicts import judge_document
from extractors.events.extraction import find_events
from extractors.events.rows import mention_rows

Annotation = Mapping[str, Any]


def judge_set(gold: GoldSet, *, half: str | None = None) -> list[JudgedDocument]:
    """Every annotated document judged, in the order of the file; one that is rejected has no rows.

    `half` is read, blind or None for both. Raises ModelError where the spaCy pipeline cannot be loaded.
    """
    annotations = read_annotations(gold, half=half)
    wanted = frozenset(str(annotation["id"]) for annotation in annotations)
    found = {
        external_id: (doc._.story.text, mention_rows(doc, find_events(doc)))
        for external_id, doc in annotated_documents(gold, only=wanted)
    }
    return list(_judged(annotations, found))


def hash_set(gold: GoldSet) -> str:
    """SHA-256 of the set's two files, hexadecimal."""
    return hashlib.sha256(gold.annotations.read_bytes() + gold.documents.read_bytes()).hexdigest()


def _judged(
    annotations: list[dict[str, Any]], found: dict[str, tuple[str, list[dict[str, Any]]]]
) -> Iterator[JudgedDocument]:
    for annotation in annotations:
        text, rows = found.get(annotation["id"], (annotation["text"], []))
        yield JudgedDocument(
            external_id=annotation["id"],
            kind=annotation.get("doc_kind", "unknown"),
            half=annotation.get("half"),
            text=text,
            is_quiet=not annotation["events"],
            verdicts=tuple(judge_document(annotation["events"], rows)),
        )
