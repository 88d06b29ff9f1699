"""The stages that plan and extract, each from landing to landing."""

import importlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.copies import extract_once
from extractors.outcome import Extraction
from extractors.text import make_texts, text_version
from extractors.withdrawal import DOCUMENTS_STAGE, withdrawn_keys
from warehouse.contract.landing import Landing, Partition
from warehouse.contract.schemas import FAILURES, MENTIONS, TEXTS
from warehouse.contract.settings import read_settings


@dataclass(frozen=True)
class Extractor:
    """What makes mentions from texts (schemas.TEXTS), and its version, without loading it."""

    version: Callable[[], str]
    extract: Callable[[pa.Table], Extraction]


@dataclass(frozen=True)
class ExtractReport:
    """What one batch made; rejected counts the documents set aside, by rejection code."""

    documents: int
    mentions: int
    rejected: dict[str, int] = field(default_factory=dict)


def texts_stage() -> str:
    """The landing stage of texts at the current version."""
    return f"texts/{text_version()}"


def mentions_stage(extractor: Extractor | None = None) -> str:
    """The landing stage of mentions at the current versions."""
    return f"mentions/{text_version()}/{(extractor or event_extractor()).version()}"


def failures_stage(extractor: Extractor | None = None) -> str:
    """The landing stage of what extraction could not read, at the current versions."""
    return mentions_stage(extractor).replace("mentions", "failures", 1)


def event_extractor() -> Extractor:
    """The project's own extractor; spaCy is loaded with the first table, not before."""
    events = importlib.import_module("extractors.events")
    return Extractor(version=events.extractor_version, extract=events.extract_mentions)


def plan_batches(*, extractor: Extractor | None = None) -> list[list[str]]:
    """Partition keys that lack texts or mentions, in at most `settings.batches` batches of like size, newest first."""
    landing = _landing()
    lacking = {
        partition.key: partition
        for stage in (texts_stage(), mentions_stage(extractor))
        for partition in landing.missing(stage, of=DOCUMENTS_STAGE)
    }
    newest_first = sorted(lacking.values(), reverse=True)
    batches: list[list[Partition]] = [[] for _ in range(min(read_settings().batches, len(newest_first)))]
    for partition in newest_first:
        min(batches, key=lambda batch: sum(held.rows for held in batch)).append(partition)
    return [[partition.key for partition in batch] for batch in batches]


def extract_batch(keys: list[str], *, extractor: Extractor | None = None) -> ExtractReport:
    """Make the missing texts, then the missing mentions, of these partitions, one by one.

    A partition is made from its documents alone, so a batch that was cut off goes on where it stopped.
    """
    landing, used = _landing(), extractor or event_extractor()
    withdrawn = withdrawn_keys(landing)
    documents, mentions, rejected = 0, 0, Counter[str]()
    for partition in landing.find(DOCUMENTS_STAGE, keys):
        texts = _make_texts(landing, partition, withdrawn)
        extraction = _make_mentions(landing, partition, withdrawn, used)
        mentions += extraction.mentions.num_rows if extraction else 0
        documents += partition.rows
        made = [texts, extraction.failures if extraction else None]
        rejected.update(code for new in made if new for code in new.column("rejection_code").to_pylist() if code)
    return ExtractReport(documents=documents, mentions=mentions, rejected=dict(sorted(rejected.items())))


def _landing() -> Landing:
    return Landing(read_settings().landing_root)


def _make_texts(landing: Landing, partition: Partition, withdrawn: frozenset[str]) -> pa.Table | None:
    """The texts of a partition, where they were still to make."""
    if landing.find(texts_stage(), [partition.key]):
        return None
    documents = landing.read(partition)
    kept = documents.filter(pc.invert(pc.is_in(documents.column("document_key"), _values(withdrawn))))
    texts = make_texts(kept)
    landing.write(texts_stage(), texts, schema=TEXTS, date=partition.date, name=partition.name)
    return texts


def _make_mentions(
    landing: Landing, partition: Partition, withdrawn: frozenset[str], extractor: Extractor
) -> Extraction | None:
    """What was made of a partition; None where its mentions were there already, or compaction has just exchanged it.

    Failures land first, so that a partition whose mentions are there has told of all its documents.
    """
    stage = mentions_stage(extractor)
    if landing.find(stage, [partition.key]):
        return None
    found = landing.find(texts_stage(), [partition.key])
    if not found:
        return None
    texts = landing.read(found[0])
    ids = landing.read(partition, columns=["document_id", "document_key"])
    hidden = ids.filter(pc.is_in(ids.column("document_key"), _values(withdrawn))).column("document_id")
    kept = texts.filter(pc.invert(pc.is_in(texts.column("document_id"), hidden.combine_chunks())))
    made = extract_once(kept, extractor.extract)
    if made.failures.num_rows:
        failed = failures_stage(extractor)
        landing.write(failed, made.failures, schema=FAILURES, date=partition.date, name=partition.name)
    landing.write(stage, made.mentions, schema=MENTIONS, date=partition.date, name=partition.name)
    return made


def _values(keys: frozenset[str]) -> "pa.Array[Any]":  # subscripted in the stubs only
    return pa.array(sorted(keys), pa.string())
