"""Lands the documents that a source holds and the landing zone has not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pyarrow as pa

from extractors.sources.found import FoundDocument
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import DOCUMENTS


@dataclass(frozen=True)
class PullReport:
    """What one pull did, in documents."""

    landed: int  # new ones, those with a rejection among them
    already: int  # landed before, withdrawn, or twice in the source
    rejected: dict[str, int] = field(default_factory=dict)  # of the new ones, by rejection code


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
    retrieved_at = datetime.now(UTC)
    already, landed, rejected = 0, 0, Counter[str]()
    new: list[dict[str, object]] = []
    kept_bytes = 0
    for document in found:
        row = document.row(source_id) | {"retrieved_at": retrieved_at}
        if row["document_id"] in seen or row["document_key"] in withdrawn:
            already += 1
            continue
        seen.add(str(row["document_id"]))
        size = len(document.content or b"")
        if new and (len(new) >= partition_documents or kept_bytes + size > partition_bytes):
            _write(landing, new, retrieved_at)
            new, kept_bytes = [], 0
        new.append(row)
        kept_bytes += size
        landed += 1
        if document.rejection:
            rejected[document.rejection.code.value] += 1
    if new:
        _write(landing, new, retrieved_at)
    return PullReport(landed=landed, already=already, rejected=dict(sorted(rejected.items())))


def _write(landing: Landing, rows: list[dict[str, object]], retrieved_at: datetime) -> None:
    table = pa.Table.from_pylist(rows, schema=DOCUMENTS)
    landing.write("documents", table, schema=DOCUMENTS, date=retrieved_at.date().isoformat())
