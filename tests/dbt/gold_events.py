"""Annotated documents of the shared gold as rows of raw: what a perfect extractor would hand to the warehouse."""

import json
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from tests.dbt.rows import Row, action, add_document, change

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "gold" / "dev.jsonl"
# The role codes of the titles that events with an event_key hold; all others are OTHER.
ROLES = {"president": "PRESIDENT", "vice-chairman": "VICE_CHAIR", "director": "DIRECTOR"}


def add_gold(connection: duckdb.DuckDBPyConnection, path: Path = DEV) -> dict[str, str]:
    """Add every document with its events; gives the event_key of each mention that has one."""
    keys: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        document: dict[str, Any] = json.loads(line)
        published = document.get("published")
        mentions = [_mention(event, published) for event in document["events"]]
        fields = {} if published else {"published_at": None, "published_at_source": "unknown"}
        add_document(connection, document["id"], at=published or "2026-10-01", mentions=mentions, **fields)
        for ordinal, event in enumerate(document["events"], start=1):
            if event.get("event_key"):
                keys[f"{document['id']}-{ordinal}"] = event["event_key"]
    return keys


def _mention(event: dict[str, Any], published: str | None) -> Row:
    shared = {
        "company_name": event.get("company"),
        "event_status": event["status"],
        "is_background": bool(event.get("background")),
        **_dates(event.get("effective_date"), published),
    }
    if event["type"] == "leadership_change":
        role = str(event.get("role") or "")
        code = ROLES.get(role.lower(), "OTHER")
        told = change("", event["subtype"], code, **shared, person_name=event.get("person"), role_title=role or None)
        return {**told, "posts": []} if code == "OTHER" else told
    return action(event["subtype"], event.get("counterparty"), **shared)


def _dates(told: str | None, published: str | None) -> Row:
    if told and told.startswith("XXXX"):
        told = told.replace("XXXX", published[:4]) if published else None
    if not told:
        return {}
    year, month, day = (int(part) for part in (told + "-01-01")[:10].split("-"))
    precision = {4: "year", 7: "month"}.get(len(told), "day")
    last = {"year": date(year, 12, 31), "month": date(year, month, monthrange(year, month)[1])}.get(precision)
    first = date(year, month, day)
    return {"effective_date": first, "effective_date_to": last or first, "effective_date_precision": precision}
