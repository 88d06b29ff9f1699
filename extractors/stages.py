"""The stages that DAGs and the command line call: pull, plan, extract and withdraw, each from landing to landing."""

import importlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.copies import extract_once
from extractors.outcome import Extraction
from extractors.sources.company_list import fetch_list, read_list
from extractors.sources.credentials import Credentials
from extractors.sources.errand import Errand
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader, read_with_errand, takes_errand
from extractors.sources.landed import Landed
from extractors.sources.landing import PullReport, land_documents
from extractors.sources.objects import is_object_store, read_objects
from extractors.sources.register import Source, find_source
from extractors.sources.web.client import Client
from extractors.sources.web.manners import Manners
from extractors.text import make_texts, text_version
from warehouse.contract.errors import OperatorError, SettingError
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.landing import Landing, Partition
from warehouse.contract.schemas import COMPANY_LISTINGS, FAILURES, MENTIONS, TEXTS, TOMBSTONES
from warehouse.contract.settings import read_settings

DOCUMENTS_STAGE = "documents"
TOMBSTONES_STAGE = "tombstones"
COMPANIES_STAGE = "company_listings"
REASONS = ("withdrawn", "erased")


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


def pull_source(
    source_id: str, *, documents: str | None = None, asks_again: bool = False, credentials: Credentials | None = None
) -> PullReport:
    """Land what a source holds and the landing zone has not; `documents` is read in place of the source's location.

    `asks_again` has a source of the network ask once more for all that was refused before. What a host says is gone
    for good is withdrawn. `credentials` are those of the source's connection. Raises SettingError for an unknown
    source, one that needs to be told what to read, or one without its credentials, PathError where its location cannot
    be read.
    """
    settings, landing = read_settings(), _landing()
    source = find_source(source_id)
    location = documents or source.location or settings.documents
    limits = Limits(settings.max_document_bytes)
    if source.connection_id and credentials is None:
        raise SettingError(f"source {source_id} needs the Airflow connection {source.connection_id}; run it by its DAG")
    errand = None
    if takes_errand(source.kind):
        errand = replace(_errand(source, location, landing), asks_again=asks_again, credentials=credentials)
        found = read_with_errand(errand, limits=limits)
    elif credentials and is_object_store(location):
        found = read_objects(location, limits=limits, options=credentials.store_options())
    else:
        found = kind_reader(source.kind).read_documents(location, limits=limits)
    report = land_documents(
        found,
        landing,
        source_id=source_id,
        withdrawn=withdrawn_keys(landing),
        partition_documents=settings.partition_documents,
        partition_bytes=settings.partition_bytes,
    )
    if errand:
        errand.validators.keep()
        for key in filter(errand.landed.holds, report.gone):
            tombstone(key, reason="withdrawn", detail="its host says that the page is gone for good")
    return report


def fetch_companies() -> int:
    """Land the list of companies that `settings.company_list` names, as of today; gives its tickers, 0 without a list.

    Raises PathError where it cannot be had, SettingError where its host asks for contact details and there are none.
    """
    settings = read_settings()
    if not settings.company_list:
        return 0
    today = datetime.now(UTC).date()
    with Client(settings.http_state_path, contact=settings.contact, max_bytes=settings.max_document_bytes) as client:
        table = read_list(fetch_list(settings.company_list, client), listed_on=today)
    _landing().write(COMPANIES_STAGE, table, schema=COMPANY_LISTINGS, date=today.isoformat())
    return int(table.num_rows)


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


def tombstone(document: str, *, reason: str, detail: str | None = None) -> str:
    """Withdraw a document, named by document_key or document_id, from every stage to come; returns its document_key.

    Raises OperatorError where no landed document has the name, or the reason is not one of REASONS.
    """
    if reason not in REASONS:
        raise OperatorError(f"reason {reason!r} is unknown; use {' or '.join(REASONS)}")
    landing = _landing()
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


def _errand(source: Source, location: str, landing: Landing) -> Errand:
    settings = read_settings()
    if location == settings.documents:
        raise SettingError(f"source {source.source_id} has no location; say what to read, as `documents`")
    return Errand(
        source=source,
        location=location,
        landed=Landed(landing, source.source_id),
        folder=settings.http_state_path,
        contact=settings.contact,
        max_bytes=settings.max_document_bytes,
        manners=Manners(requests_per_second=source.requests_per_second, private_hosts=frozenset(source.private_hosts)),
    )


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
    """What was made of a partition; None where its mentions were there already.

    Failures land first, so that a partition whose mentions are there has told of all its documents.
    """
    stage = mentions_stage(extractor)
    if landing.find(stage, [partition.key]):
        return None
    texts = landing.read(landing.find(texts_stage(), [partition.key])[0])
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
