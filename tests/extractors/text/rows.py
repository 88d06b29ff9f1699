"""Rows of the landing schema `documents` for tests."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from warehouse.contract.schemas import DOCUMENTS

RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)


def documents(*rows: dict[str, Any]) -> pa.Table:
    """A table with what the rows say, and something harmless in every other column that must be filled."""
    filled = [
        {
            "document_id": f"d{position}",
            "document_key": f"k{position}",
            "source_id": "folder",
            "external_id": f"e{position}",
            "origin": "test",
            "media_type": "text/plain",
            "byte_count": len(row.get("content") or b""),
            "retrieved_at": RETRIEVED,
        }
        | row
        for position, row in enumerate(rows)
    ]
    return pa.Table.from_pylist(filled, schema=DOCUMENTS)
