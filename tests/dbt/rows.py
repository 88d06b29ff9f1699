"""Makes a raw schema from short rows: what a row leaves out gets the value of a plain document or mention."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.migrations import migrate

Row = Mapping[str, Any]

DOCUMENT: Row = {
    "source_id": "folder",
    "origin": "made/for/tests.txt",
    "media_type": "text/plain",
    "byte_count": 100,
    "retrieved_at": datetime(2024, 6, 1, tzinfo=UTC),
}
TEXT: Row = {
    "language": "en",
    "published_at_precision": "instant",
    "published_at_source": "given",
    "char_count": 100,
    "block_count": 2,
}
MENTION: Row = {
    "extractor_version": "v1",
    "ordinal": 1,
    "event_status": "announced",
    "is_background": False,
    "is_main_subject": True,
    "fact_level": "stated",
    "confidence": 0.8,
    "trigger_text": "says",
    "trigger_start": 0,
    "trigger_end": 4,
    "evidence_text": "It says so.",
    "evidence_start": 0,
    "evidence_end": 11,
    "parties": [],
    "posts": [],
    "slots": [],
}
_DOCUMENT_FIELDS = ("document_id", "document_key", "external_id", "url", "retrieved_at")


def make_raw(path: Path) -> duckdb.DuckDBPyConnection:
    """A new warehouse with an empty raw schema, as the warehouse's own migrations make it."""
    connection = duckdb.connect(str(path))
    connection.execute("set timezone = 'UTC'")
    migrate(connection)
    return connection


def add_document(
    connection: duckdb.DuckDBPyConnection, name: str, *, at: str, mentions: Sequence[Row], **fields: Any
) -> None:
    """One document that the public could read from `at`, and the events that it tells."""
    available_at = datetime.fromisoformat(at).replace(tzinfo=UTC)
    document = {"document_id": name, "document_key": name, "external_id": name, **DOCUMENT}
    _insert(connection, "documents", document | {k: v for k, v in fields.items() if k in _DOCUMENT_FIELDS})
    text = {
        "document_id": name,
        "text_sha256": name,
        "published_at": available_at,
        "available_at": available_at,
        **TEXT,
    }
    _insert(connection, "texts", text | {k: v for k, v in fields.items() if k not in _DOCUMENT_FIELDS})
    for ordinal, mention in enumerate(mentions, start=1):
        made = {"mention_id": f"{name}-{ordinal}", "document_id": name, **MENTION, "ordinal": ordinal}
        _insert(connection, "mentions", made | dict(mention))


def change(person: str, event_type: str, role_code: str, **fields: Any) -> Row:
    """A leadership change at Acme Widgets, with its one post."""
    post = {"ordinal": 1, "title": role_code.title(), "role_code": role_code, "unit": None}
    flags = dict.fromkeys(("is_interim", "is_co", "is_elect", "is_nominee", "is_emeritus"), False)
    plain = {
        "event_family": "leadership_change",
        "event_type": event_type,
        "company_name": "Acme Widgets Inc.",
        "person_name": person,
        "role_title": role_code.title(),
        "role_code": role_code,
        "posts": [post | flags],
    }
    return plain | fields


def action(event_type: str, counterparty: str | None = None, **fields: Any) -> Row:
    """A corporate action of Acme Widgets."""
    plain = {
        "event_family": "corporate_action",
        "event_type": event_type,
        "company_name": "Acme Widgets Inc.",
        "counterparty_name": counterparty,
    }
    return plain | fields


def _insert(connection: duckdb.DuckDBPyConnection, table: str, row: Row) -> None:
    columns = ", ".join(row)
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"insert into raw.{table} ({columns}) values ({marks})", dict(row))
