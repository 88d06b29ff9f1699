"""Rows of texts from rows of documents, one for one and in the same order."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.register import read_sources
from extractors.text.assembly import Assembly, assemble
from extractors.text.availability import available_at
from extractors.text.charset import decode
from extractors.text.instants import EASTERN, Moment, parse_moment
from extractors.text.language import tell_language
from extractors.text.lines import read_plain
from extractors.text.mail import read_mail
from extractors.text.markdown import read_markdown
from extractors.text.page import read_page
from extractors.text.pdf import read_pdf
from extractors.text.reading import Reading
from extractors.text.submission import is_submission, read_submission
from extractors.text.titles import cut_title
from warehouse.contract.schemas import TEXTS

# A source that has left the register: its day ends when it has ended everywhere, which is never too early.
LAST_ZONE = ZoneInfo("Etc/GMT+12")
LANGUAGE_SAMPLE = 4000  # characters
MIN_LETTERS = 20  # below that there is no text to speak of


def make_texts(documents: pa.Table) -> pa.Table:
    """The texts (schemas.TEXTS) of documents (schemas.DOCUMENTS); a rejection, old or new, stands in its row."""
    return pa.Table.from_pylist([_row(document) for document in documents.to_pylist()], schema=TEXTS)


def _row(document: Mapping[str, Any]) -> dict[str, Any]:
    zone = _zone(document["source_id"])
    row = _known(document)
    if document["rejection_code"]:
        return (
            row
            | {"rejection_code": document["rejection_code"], "rejection_detail": document["rejection_detail"]}
            | _times(document, None, None, zone)
        )
    reading: Reading | None = None
    assembly: Assembly | None = None
    try:
        reading = _read(document)
        assembly = assemble(reading, title=document["title"] or None, form=document["form"] or reading.form)
        row |= _told(document, reading, assembly)
        language = _accept(assembly, document["language"])
        row |= {"language": language} | _text(assembly)
    except RejectionError as error:
        row |= {"rejection_code": error.rejection.code.value, "rejection_detail": error.rejection.detail}
    return row | _times(document, reading, assembly, zone)


def _known(document: Mapping[str, Any]) -> dict[str, Any]:
    names = ("document_id", "title", "publisher", "authors", "language", "filer_name", "filer_cik", "form")
    return {name: document[name] for name in names}


def _told(document: Mapping[str, Any], reading: Reading, assembly: Assembly) -> dict[str, Any]:
    """What the source says, or else what the document says of itself."""
    return {
        "title": document["title"] or assembly.title,
        "publisher": document["publisher"] or reading.publisher,
        "authors": document["authors"] or list(reading.authors) or None,
        "filer_name": document["filer_name"] or reading.filer_name or assembly.filer_name,
        "filer_cik": document["filer_cik"] or reading.filer_cik,
        "form": assembly.form,
        "sec_items": list(assembly.sec_items) if assembly.sec_items is not None else None,
    }


def _text(assembly: Assembly) -> dict[str, Any]:
    return {
        "text": assembly.text,
        "text_sha256": hashlib.sha256(assembly.text.encode()).hexdigest(),
        "blocks": [asdict(block) for block in assembly.blocks],
    }


def _accept(assembly: Assembly, given: str | None) -> str:
    """The language of a usable text; raises RejectionError with no_text or not_english."""
    told = [assembly.text[block.start : block.end] for block in assembly.blocks if block.kind != "title"]
    body = "\n".join(told)[:LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, body)) < MIN_LETTERS:
        raise RejectionError(RejectionCode.NO_TEXT, "no text of any length found in it")
    language = tell_language(body, given)
    if language != "en":
        raise RejectionError(RejectionCode.NOT_ENGLISH, f"language is {language}")
    return language


def _read(document: Mapping[str, Any]) -> Reading:
    content, media_type, title, form = (document[name] for name in ("content", "media_type", "title", "form"))
    if content is None:
        raise RejectionError(RejectionCode.NO_TEXT, "its bytes were not kept")
    if media_type == "application/json":
        value = json.loads(content.decode("utf-8-sig"))
        text, page = value.get("text") or "", value.get("html") or ""
        if text.strip():
            return Reading(pieces=read_plain(cut_title(text, title)))
        return read_page(page, is_filing=bool(form))
    if media_type == "application/pdf":
        return read_pdf(content)
    if media_type == "message/rfc822":
        return read_mail(content)
    text = decode(content, is_page=media_type == "text/html")
    if is_submission(text):
        return read_submission(text)
    if media_type == "text/html":
        return read_page(text, is_filing=bool(form))
    if media_type == "text/markdown":
        return read_markdown(text)
    return Reading(pieces=read_plain(cut_title(text, title)))


def _times(
    document: Mapping[str, Any], reading: Reading | None, assembly: Assembly | None, zone: ZoneInfo
) -> dict[str, Any]:
    accepted = parse_moment(document["accepted_at"] or (reading.accepted if reading else None), EASTERN)
    accepted_at = accepted.first if accepted and accepted.precision == "instant" else None
    is_filing = bool(document["form"]) or bool(assembly and assembly.sec_items is not None)
    published, source = _published(document, reading, assembly, accepted_at, EASTERN if is_filing else zone)
    return {
        "published_at": published.first if published else None,
        "published_at_precision": published.precision if published else None,
        "published_at_source": source,
        "accepted_at": accepted_at,
        "available_at": available_at(
            published, accepted=accepted_at, retrieved_at=document["retrieved_at"], is_filing=is_filing, zone=zone
        ),
    }


def _published(
    document: Mapping[str, Any],
    reading: Reading | None,
    assembly: Assembly | None,
    accepted_at: datetime | None,
    zone: ZoneInfo,
) -> tuple[Moment | None, str]:
    """The first that can be read of: the source's word, the document's metadata, its dateline, EDGAR's acceptance."""
    if given := parse_moment(document["published_at"], zone):
        return given, "given"
    if reading and reading.published_source and (told := parse_moment(reading.published, zone)):
        return told, reading.published_source
    if assembly and (dated := parse_moment(assembly.dateline_date, zone)):
        return dated, "dateline"
    if accepted_at:
        return Moment(accepted_at, "instant"), "header"
    return None, "unknown"


@cache
def _zones() -> dict[str, ZoneInfo]:
    return {source.source_id: ZoneInfo(source.zone) for source in read_sources()}


def _zone(source_id: str) -> ZoneInfo:
    return _zones().get(source_id, LAST_ZONE)
