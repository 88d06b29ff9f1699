"""Examples for the judges: what the frames find in annotated documents, with what the annotation says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from extractors.evaluation.gold import GoldSet, annotated_documents, read_annotations
from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP
from extractors.events.extraction import propose, read_tellings
from extractors.events.features import describe
from extractors.events.judges import Judge
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.events.rows import mention_rows
from extractors.training.reader.halves import Networks

MOVES = frozenset({"role_change", "promotion", "appointment"})
EXITS = frozenset({"departure", "board_departure"})


@dataclass(frozen=True)
class Document:
    """An annotated document with the tellings that the frames find and the reader has an opinion of."""

    external_id: str
    places: Places
    tellings: list[Candidate]
    told: list[dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """One event as found, before any judge has seen it."""

    document: str
    features: frozenset[str]
    is_event: bool | None  # None where the annotation leaves it open
    is_background: bool | None = None
    status: str | None = None
    told: dict[str, Any] | None = None  # the annotated event that it tells


@dataclass(frozen=True)
class Examined:
    """A document with the events proposed of it, an example each, and its annotation."""

    document: str
    places: Places
    events: list[Event]
    examples: list[Example]
    told: list[dict[str, Any]] | None  # None where people judged single proposals and nothing else


def read_documents(gold: GoldSet, network_for: Networks | None, *, half: str | None = None) -> Iterator[Document]:
    """A gold set's documents as frames and reader see them; without networks, the frames alone."""
    annotations = {document["id"]: document for document in read_annotations(gold, half=half)}
    for external_id, doc in annotated_documents(gold, only=frozenset(annotations)):
        places = Places(doc)
        tellings = read_tellings(places, network_for and network_for(external_id))
        yield Document(external_id, places, tellings, annotations[external_id]["events"])


def examine(document: Document, scorer: ModuleType, filler: Judge | None) -> Examined:
    """What is proposed of a document, with the counterparties of `filler`, and what the annotation says of it."""
    events = propose(document.tellings, document.places, filler)
    rows = [_scored(row) for row in mention_rows(document.places.doc, events)]
    matched = _matches(document.told, rows, scorer)
    examples = [
        _example(document, describe(event, document.places), row, matched.get(place), scorer)
        for place, (event, row) in enumerate(zip(events, rows, strict=True))
    ]
    return Examined(document.external_id, document.places, events, examples, document.told)


def _example(
    document: Document,
    features: frozenset[str],
    row: dict[str, Any],
    gold: dict[str, Any] | None,
    scorer: ModuleType,
) -> Example:
    if gold is not None:
        is_background = None if gold.get("optional") else bool(gold.get("background"))
        return Example(document.external_id, features, True, is_background, gold["status"], gold)
    again = [event for event in document.told if scorer.match(event, row)]
    is_open = any(event.get("optional") or event.get("background") for event in again)
    return Example(document.external_id, features, None if is_open or _is_move(row, document.told, scorer) else False)


def _is_move(row: dict[str, Any], told: list[dict[str, Any]], scorer: ModuleType) -> bool:
    return row["event_type"] in EXITS and any(
        event["type"] == LEADERSHIP
        and scorer.same_person(event.get("person"), row["person_name"])
        and scorer.types_of(event) & MOVES
        for event in told
    )


def _matches(told: list[dict[str, Any]], rows: list[dict[str, Any]], scorer: ModuleType) -> dict[int, dict[str, Any]]:
    """Place of a row -> the annotated event that it tells, one to one, closest first."""
    pairs = [
        (-closeness, first, second)
        for first, event in enumerate(told)
        for second, row in enumerate(rows)
        if (closeness := scorer.match(event, row))
    ]
    taken: set[int] = set()
    found: dict[int, dict[str, Any]] = {}
    for _, first, second in sorted(pairs):
        if first not in taken and second not in found:
            taken.add(first)
            found[second] = told[first]
    return found


def _scored(row: dict[str, Any]) -> dict[str, Any]:
    day = row["effective_date"]
    return row | {"effective_date": day.isoformat() if day is not None else None}
