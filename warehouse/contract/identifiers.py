"""Ids of documents and mentions, as hashes of what they are."""

import hashlib
from collections.abc import Mapping
from typing import Any


def hash_parts(*parts: str | bytes | None) -> str:
    """32 hexadecimal digits (128 bits of SHA-256) over the parts, each behind its length so that no lists collide."""
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big", signed=False) + data)
    return digest.hexdigest()[:32]


def document_key(source_id: str, locator: str) -> str:
    """The id of a document over all its versions; locator is its URL or external id."""
    return hash_parts("document_key", source_id, locator)


def document_id(source_id: str, locator: str, content: bytes) -> str:
    """The id of one version of a document."""
    return hash_parts("document", source_id, locator, content)


def mention_id(row: Mapping[str, Any]) -> str:
    """The id of one event as one document tells it, from its row: type, trigger, parties and place in the document."""
    evidence = (
        row["event_type"],
        str(row["trigger_start"]),
        row["person_name"] or row["counterparty_name"] or "",
        row["company_name"] or "",
        str(row["ordinal"]),
    )
    return hash_parts("mention", row["document_id"], row["extractor_version"], *evidence)
