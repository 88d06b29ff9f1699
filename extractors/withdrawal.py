"""Withdraws documents: a tombstone in the landing zone, which every stage to come honours."""

from datetime import UTC, datetime

import pyarrow as pa

from warehouse.contract.errors import OperatorError
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import TOMBSTONES
from warehouse.contract.settings import read_settings

DOCUMENTS_STAGE = "documents"
TOMBSTONES_STAGE = "tombstones"
REASONS = ("withdrawn", "erased")


def tombstone(document: str, *, reason: str, detail: str | None = None) -> str:
    """Withdraw a document, named by document_key or document_id, from every stage to come; returns its document_key.

    Raises OperatorError where no landed document has the name, or the reason is not one of REASONS.
    """
    if reason not in REASONS:
        raise OperatorError(f"reason {reason!r} is unknown; use {' or '.join(REASONS)}")
    landing = Landing(read_settings().landing_root)
    document_key = _document_key(landing, document)
    if document_key not in withdrawn_keys(landing):
        now = datetime.now(UTC)
        row = {"document_key": document_key, "reason": reason, "detail": detail, "recorded_at": now}
        table = pa.Table.from_pylist([row], schema=TOMBSTONES)
        name = hash_parts("tombstone", document_key)
        landing.write(TOMBSTONES_STAGE, table, schema=TOMBSTONES, date=now.date().isoformat(), name=name)
    return document_key


def withdrawn_keys(landing: Landing) -> frozenset[str]:
    """The document_keys that tombstones name."""
    tables = landing.read_all(TOMBSTONES_STAGE, columns=["document_key"])
    return frozenset(str(key) for table in tables for key in table.column(0).to_pylist())


def _document_key(landing: Landing, document: str) -> str:
    for table in landing.read_all(DOCUMENTS_STAGE, columns=["document_id", "document_key"]):
        for row in table.to_pylist():
            if document in row.values():
                return str(row["document_key"])
    raise OperatorError(f"no landed document has the document_key or document_id {document!r}; look it up first")
