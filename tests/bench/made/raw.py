"""Puts made reports into the raw schema of a warehouse, once or many times over in other names."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tests.bench.made.reports import Report
from tests.dbt.rows import DOCUMENT, MENTION, TEXT, make_raw
from warehouse.contract import schemas
from warehouse.registers import load_registers

PUBLISHERS = ("Alpha Wire", "Beta Post", "Gamma Times", "Delta Herald", "Epsilon News")
EVIDENCE = "It was said on the day that this would be so, as people close to the company had let be known before. "


def make_warehouse(path: Path, reports: Sequence[Report], *, copies: int = 1) -> None:
    """A warehouse with the registers and `copies` times the reports, each copy under names of its own."""
    with make_raw(path) as connection:
        load_registers(connection)
        add_reports(connection, reports, copies=copies)


def add_reports(
    connection: duckdb.DuckDBPyConnection,
    reports: Sequence[Report],
    *,
    copies: int = 1,
    first: int = 0,
    numbered_from: int = 0,
) -> None:
    """Add a document for each report of each copy: copies numbered from `first`, reports from `numbered_from`.

    Copy 0 has the reports' own names and ids.
    """
    documents, texts, mentions = (_table(rows, schema) for rows, schema in _rows(reports, numbered_from))
    connection.register("made_documents", documents)
    connection.register("made_texts", texts)
    connection.register("made_mentions", mentions)
    numbers = {"first": first, "last": first + copies}
    for statement in (_DOCUMENTS, _TEXTS, _MENTIONS):
        connection.execute(statement, numbers)
    for name in ("made_documents", "made_texts", "made_mentions"):
        connection.unregister(name)


def _rows(reports: Sequence[Report], numbered_from: int) -> list[tuple[list[dict[str, Any]], pa.Schema]]:
    named = [(f"{report.event}-{number}", report) for number, report in enumerate(reports, start=numbered_from)]
    documents = [
        {**DOCUMENT, "document_id": name, "document_key": name, "external_id": name, "retrieved_at": report.at}
        for name, report in named
    ]
    texts = [
        {
            **TEXT,
            "document_id": name,
            "publisher": PUBLISHERS[number % len(PUBLISHERS)],
            **_clock(report.at),
            "text_sha256": name,
        }
        for number, (name, report) in enumerate(named)
    ]
    mentions = [
        {**MENTION, "mention_id": name, "document_id": name, **_evidence(report), **report.fields}
        for name, report in named
    ]
    return [(documents, schemas.DOCUMENTS), (texts, schemas.TEXTS), (mentions, schemas.MENTIONS)]


def _clock(at: datetime) -> dict[str, datetime]:
    return {"published_at": at, "available_at": at}


def _evidence(report: Report) -> dict[str, Any]:
    names = ("company_name", "person_name", "counterparty_name", "role_title", "event_type")
    told = {name: report.fields.get(name) for name in names}
    slots = [
        {"slot": name, "value": value, "text": value, "start": 0, "end": len(value), "found_by": "parse", "score": 0.9}
        for name, value in told.items()
        if value
    ]
    parties = [{"party_role": "subject", "ordinal": 1, "name": report.fields["company_name"]}]
    return {"evidence_text": EVIDENCE, "evidence_end": len(EVIDENCE), "slots": slots, "parties": parties}


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


# A copy's names begin with a word of its own, so that no two copies meet; those beyond NAME_SETS tell of the companies
# of an earlier copy again, STEP_DAYS sooner, which is longer than its events last. Copy 0 keeps all as it is.
NAME_SETS = 25
STEP_DAYS = 1_700
_COPIED = "from {made}, (select unnest(range($first, $last)) as copy)"
_ID = "if(copy = 0, '', copy || '-') || {column} as {column}"
_SHIFT = f"{{column}} - to_days((copy // {NAME_SETS} * {STEP_DAYS})::integer)"
_WORD = (
    f"if({{column}} is null or copy % {NAME_SETS} = 0, {{column}},"
    f" translate((copy % {NAME_SETS})::varchar, '0123456789', 'bcdfghjklm') || 'a' || {{column}})"
)
_INSTANTS = ("published_at", "available_at")
_DAYS = ("effective_date", "effective_date_to", "payable_date", "record_date")


def _each(columns: Sequence[str], form: str) -> str:
    return ", ".join(form.format(column=column) for column in columns)


_DOCUMENTS = (
    "insert into raw.documents by name select * exclude (copy, content) replace"
    f" ({_each(('document_id', 'document_key', 'external_id'), _ID)},"
    f" {_each(('retrieved_at',), _SHIFT + ' as {column}')}) {_COPIED.format(made='made_documents')}"
)
_TEXTS = (
    "insert into raw.texts by name select * exclude (copy, text, blocks, item_spans) replace"
    f" ({_each(('document_id', 'text_sha256'), _ID)}, {_each(_INSTANTS, _SHIFT + ' as {column}')}),"
    f" 600 as char_count, 5 as block_count {_COPIED.format(made='made_texts')}"
)
_PARTIES = f"[{{'party_role': 'subject', 'ordinal': 1, 'name': {_WORD.format(column='company_name')}}}] as parties"
_MENTIONS = (
    "insert into raw.mentions by name select * exclude (copy) replace"
    f" ({_each(('mention_id', 'document_id'), _ID)}, {_PARTIES},"
    f" {_each(('company_name', 'counterparty_name'), _WORD + ' as {column}')},"
    f" {_each(_DAYS, f'({_SHIFT})::date as {{column}}')})"
    f" {_COPIED.format(made='made_mentions')}"
)
