"""Lands documents, texts and mentions as the extractors would, for tests of what the warehouse makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from warehouse.contract import schemas
from warehouse.contract.identifiers import document_id, document_key, hash_parts
from warehouse.contract.landing import Landing

MENTIONS_STAGE = "mentions/t1/x1"
PULLED = datetime(2024, 3, 1, 12, tzinfo=UTC)
TYPES = {"leadership_change": "appointment", "corporate_action": "acquisition"}


@dataclass(frozen=True)
class Story:
    """One document, and the one event that it tells."""

    number: int
    company: str = "Acme Widgets"
    person: str | None = "Ada Byron"
    family: str = "leadership_change"
    confidence: float = 0.9
    source_id: str = "folder"
    rejection_code: str | None = None
    retrieved_at: datetime = PULLED
    text: str = field(default="")

    @property
    def content(self) -> bytes:
        return (self.text or f"{self.company} named {self.person} in document {self.number}.").encode()

    @property
    def external_id(self) -> str:
        return f"doc-{self.number}"

    @property
    def document_key(self) -> str:
        return document_key(self.source_id, self.external_id)

    @property
    def document_id(self) -> str:
        return document_id(self.source_id, self.external_id, self.content)


def land_stories(landing: Landing, stories: Iterable[Story], *, date: str = "2024-03-01", size: int = 50) -> None:
    """Land the stories in all three stages, `size` documents a partition."""
    listed = list(stories)
    for start in range(0, len(listed), size):
        batch = listed[start : start + size]
        name = land_documents(landing, batch, date=date)
        land_texts(landing, batch, date=date, name=name)
        land_mentions(landing, batch, date=date, name=name)


def land_documents(landing: Landing, stories: Iterable[Story], *, date: str) -> str:
    """Land one partition of documents; gives its name."""
    table = _table([_document(story) for story in stories], schemas.DOCUMENTS)
    return landing.write("documents", table, schema=schemas.DOCUMENTS, date=date).name


def land_texts(landing: Landing, stories: Iterable[Story], *, date: str, name: str, version: str = "t1") -> None:
    """Land one partition of texts, of the documents that were not rejected."""
    table = _table([_text(story) for story in stories if not story.rejection_code], schemas.TEXTS)
    landing.write(f"texts/{version}", table, schema=schemas.TEXTS, date=date, name=name)


def land_mentions(
    landing: Landing, stories: Iterable[Story], *, date: str, name: str, stage: str = MENTIONS_STAGE
) -> None:
    """Land one partition of mentions, one a document that was not rejected."""
    version = stage.rsplit("/", 1)[-1]
    table = _table([_mention(story, version) for story in stories if not story.rejection_code], schemas.MENTIONS)
    landing.write(stage, table, schema=schemas.MENTIONS, date=date, name=name)


def land_tombstone(landing: Landing, story: Story) -> None:
    """Withdraw a document."""
    row = {"document_key": story.document_key, "reason": "withdrawn", "detail": None, "recorded_at": PULLED}
    landing.write("tombstones", _table([row], schemas.TOMBSTONES), schema=schemas.TOMBSTONES, date="2024-03-02")


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


def _document(story: Story) -> dict[str, Any]:
    return {
        "document_id": story.document_id,
        "document_key": story.document_key,
        "source_id": story.source_id,
        "external_id": story.external_id,
        "url": f"https://example.org/{story.number}",
        "origin": f"{story.external_id}.txt",
        "media_type": "text/plain",
        "content": story.content,
        "byte_count": len(story.content),
        "retrieved_at": story.retrieved_at,
        "authors": ["A. Writer"],
        "rejection_code": story.rejection_code,
        "rejection_detail": story.rejection_code and "made so for the test",
    }


def _text(story: Story) -> dict[str, Any]:
    text = story.content.decode()
    return {
        "document_id": story.document_id,
        "published_at_source": "unknown",
        "available_at": story.retrieved_at + timedelta(seconds=story.number),
        "text": text,
        "text_sha256": hash_parts(text),
        "blocks": [{"start": 0, "end": len(text), "kind": "paragraph"}],
    }


def _mention(story: Story, version: str) -> dict[str, Any]:
    text = story.content.decode()
    return {
        "mention_id": hash_parts("mention", story.document_id, version, story.family, "0"),
        "document_id": story.document_id,
        "extractor_version": version,
        "ordinal": 1,
        "event_family": story.family,
        "event_type": TYPES[story.family],
        "event_status": "announced",
        "company_name": story.company,
        "person_name": story.person,
        "is_background": False,
        "is_main_subject": True,
        "fact_level": "stated",
        "confidence": story.confidence,
        "trigger_text": text[:4],
        "trigger_start": 0,
        "trigger_end": 4,
        "evidence_text": text,
        "evidence_start": 0,
        "evidence_end": len(text),
        "parties": [{"party_role": "subject", "ordinal": 1, "name": story.company}],
        "posts": [],
        "slots": [{"slot": "company", "value": story.company, "text": text[:4], "start": 0, "end": 4}],
    }
