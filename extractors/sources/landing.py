"""Lands the documents that a source holds and the landing zone has not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from extractors.rejections import RejectionCode
from extractors.sources.found import FoundDocument
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import DOCUMENTS


@dataclass(frozen=True)
class PullReport:
    """What one pull did, in documents."""

    landed: int  # new ones, those with a rejection among them
    already: int  # landed before, withdrawn, or twice in the source
    rejected: dict[str, int] = field(default_factory=dict)  # of the new ones, by rejection code
    gone: tuple[str, ...] = ()  # document_keys of pages that their hosts say are gone for good


def land_documents(
    found: Iterable[FoundDocument],
    landing: Landing,
    *,
    source_id: str,
    withdrawn: frozenset[str],
    partition_documents: int,
    partition_bytes: int,
) -> PullReport:
    """Write what is new as partitions of the stage `documents`, in the order found.

    `withdrawn` are document_keys not to be landed again.
    """
    seen = {
        document_id
        for table in landing.read_all("documents", columns=["document_id"])
        for document_id in table.column(0).to_pylist()
    }
    already, landed, rejected = 0, 0, Counter[str]()
    gone: list[str] = []
    new: list[dict[str, Any]] = []
    kept_bytes = 0
    for document in found:
        row = document.row(source_id) | {"retrieved_at": datetime.now(UTC)}
        if row["document_id"] in seen or row["document_key"] in withdrawn:
            already += 1
            continue
        seen.add(str(row["document_id"]))
        size = len(document.content or b"")
        if new and (len(new) >= partition_documents or kept_bytes + size > partition_bytes):
            _write(landing, new)
            new, kept_bytes = [], 0
        new.append(row)
        kept_bytes += size
        landed += 1
        if document.rejection:
            rejected[document.rejection.code.value] += 1
            if document.rejection.code is RejectionCode.GONE:
                gone.append(str(row["document_key"]))
    if new:
        _write(landing, new)
    return PullReport(landed=landed, already=already, rejected=dict(sorted(rejected.items())), gone=tuple(gone))


def _write(landing: Landing, rows: list[dict[str, Any]]) -> None:
    table = pa.Table.from_pylist(rows, schema=DOCUMENTS)
    landing.write("documents", table, schema=DOCUMENTS, date=rows[0]["retrieved_at"].date().isoformat())
