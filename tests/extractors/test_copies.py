"""Exact copies are extracted once, and get what extracting each of them would have given."""

import pyarrow as pa

from extractors.copies import extract_once
from extractors.events import extract_mentions
from extractors.outcome import Extraction
from extractors.text import make_texts
from tests.extractors.text.rows import documents
from warehouse.contract.schemas import FAILURES, MENTIONS

STORY = (
    b"Harbour Foods Inc. said on Monday that it has named Jane Roe its chief executive officer. She follows John Doe, "
    b"who retires after nine years. Harbour Foods also agreed to acquire Quay Corp. for $20 million in cash."
)
OTHER = b"Harbour Foods Inc. said on Monday that John Doe, its chief financial officer, has resigned and leaves in May."


def texts() -> pa.Table:
    rows: list[dict[str, object]] = [
        {"content": STORY, "title": "Harbour names chief", "published_at": "2024-03-04T10:00:00Z"},
        {"content": OTHER, "title": "Harbour loses officer", "published_at": "2024-03-04T10:00:00Z"},
        {"content": STORY, "title": "Harbour names chief", "published_at": "2024-03-04T16:00:00Z", "publisher": "B"},
        {"content": STORY, "title": "Harbour names chief", "published_at": "2024-03-05T10:00:00Z"},
        {"content": b""},
    ]
    return make_texts(documents(*rows))


def test_copies_are_extracted_once_and_told_as_if_each_had_been() -> None:
    given: list[str] = []

    def extract(table: pa.Table) -> Extraction:
        given.extend(str(each) for each in table.column("document_id").to_pylist())
        return extract_mentions(table)

    made = extract_once(texts(), extract).mentions
    assert given == ["d0", "d1", "d3", "d4"]  # d2 is d0 elsewhere; d3 tells another Monday
    by_id = sorted(extract_mentions(texts()).mentions.to_pylist(), key=lambda row: row["mention_id"])
    assert sorted(made.to_pylist(), key=lambda row: row["mention_id"]) == by_id
    assert "d2" in {row["document_id"] for row in by_id}


def test_without_copies_nothing_is_added() -> None:
    table = texts().slice(1, 1)
    assert extract_once(table, extract_mentions).mentions.equals(extract_mentions(table).mentions)


def test_what_the_first_copy_trips_over_the_others_trip_over_too() -> None:
    failed = {"document_id": "d0", "rejection_code": "failed", "rejection_detail": "KeyError"}

    def trip(table: pa.Table) -> Extraction:
        return Extraction(MENTIONS.empty_table(), pa.Table.from_pylist([failed], schema=FAILURES))

    assert extract_once(texts(), trip).failures.column("document_id").to_pylist() == ["d0", "d2"]
