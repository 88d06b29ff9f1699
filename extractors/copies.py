"""The extraction of exact copies, done once: what the first of them tells is told of each, under its own ids."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from extractors.outcome import Extraction
from warehouse.contract.identifiers import mention_id
from warehouse.contract.schemas import FAILURES, MENTIONS

Row = Mapping[str, Any]


def extract_once(texts: pa.Table, extract: Callable[[pa.Table], Extraction]) -> Extraction:
    """What is made of texts (schemas.TEXTS), documents that read alike being extracted once."""
    alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    firsts: list[int] = []
    for place, row in enumerate(texts.to_pylist()):
        members = alike[_reading(row)]
        if not members:
            firsts.append(place)
        members.append(row["document_id"])
    made = extract(texts.take(pa.array(firsts, pa.int64())))
    copies = {members[0]: members[1:] for members in alike.values() if len(members) > 1}
    if not copies:
        return made
    told = [_copy(row, copy) for row in made.mentions.to_pylist() for copy in copies.get(row["document_id"], ())]
    failed = [
        row | {"document_id": copy} for row in made.failures.to_pylist() for copy in copies.get(row["document_id"], ())
    ]
    return Extraction(
        mentions=pa.concat_tables([made.mentions, pa.Table.from_pylist(told, schema=MENTIONS)]),
        failures=pa.concat_tables([made.failures, pa.Table.from_pylist(failed, schema=FAILURES)]),
    )


def _reading(row: Row) -> tuple[Any, ...]:
    """All that extraction reads of a text but its id; a document without a text is alike to none."""
    if row["text_sha256"] is None:
        return (row["document_id"],)
    published = row["published_at"]
    day = published.date() if published is not None else None
    blocks = tuple(tuple(block.values()) for block in row["blocks"] or ())
    return row["text_sha256"], row["title"], day, row["filer_name"], row["form"], blocks


def _copy(row: Row, document_id: str) -> dict[str, Any]:
    """A mention as the copy tells it, under the id that extracting the copy itself would give."""
    copy = {**row, "document_id": document_id}
    return copy | {"mention_id": mention_id(copy)}
