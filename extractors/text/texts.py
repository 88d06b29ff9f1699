"""Rows of texts from rows of documents, one for one and in the same order."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from extractors.rejections import Rejection, RejectionCode, RejectionError, failure
from extractors.text.assembly import Assembly, assemble
from extractors.text.language import tell_language
from extractors.text.listings import find_listings
from extractors.text.notices import find_notice
from extractors.text.readers import read_document
from extractors.text.reading import Reading
from extractors.text.signature import sign
from extractors.text.times import tell_times
from warehouse.contract.schemas import TEXTS

LANGUAGE_SAMPLE = 4000  # characters
MIN_LETTERS = 20  # below that there is no text to speak of


def make_texts(documents: pa.Table) -> pa.Table:
    """The texts (schemas.TEXTS) of documents (schemas.DOCUMENTS); a rejection, old or new, stands in its row."""
    return pa.Table.from_pylist([_row(document) for document in documents.to_pylist()], schema=TEXTS)


def _row(document: Mapping[str, Any]) -> dict[str, Any]:
    row = _known(document)
    if document["rejection_code"]:
        rejection = {name: document[name] for name in ("rejection_code", "rejection_detail")}
        return row | rejection | tell_times(document, None, None)
    reading: Reading | None = None
    assembly: Assembly | None = None
    try:
        reading = read_document(document)
        assembly = assemble(reading, title=document["title"] or None, form=document["form"] or reading.form)
        row |= _told(document, reading, assembly)
        language = _accept(assembly, document["language"])
        row |= {"language": language} | _text(assembly)
    except RejectionError as error:
        row |= _rejected(error.rejection)
    except MemoryError:
        raise  # the machine's trouble, not the document's
    except Exception as error:  # noqa: BLE001 (one document's trouble, whatever it is, must not stop the others)
        row |= _rejected(failure(error))
    return row | tell_times(document, reading, assembly)


def _rejected(rejection: Rejection) -> dict[str, Any]:
    return {"rejection_code": rejection.code.value, "rejection_detail": rejection.detail}


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
        "filer_jurisdiction": reading.filer_jurisdiction,
        "filer_sic": reading.filer_sic,
        "form": assembly.form,
        "sec_items": list(assembly.sec_items) if assembly.sec_items is not None else None,
        "item_spans": [asdict(span) for span in assembly.item_spans] if assembly.sec_items is not None else None,
        "period_of_report": reading.period or assembly.period,
        "amended_filing_date": assembly.amended_filing_date,
        "former_names": [asdict(former) for former in reading.former_names] or None,
        "canonical_url": reading.canonical_url,
        "notice": find_notice(
            document["title"] or assembly.title, [assembly.text[block.start : block.end] for block in assembly.blocks]
        ),
    }


def _text(assembly: Assembly) -> dict[str, Any]:
    return {
        "text": assembly.text,
        "text_sha256": hashlib.sha256(assembly.text.encode()).hexdigest(),
        "blocks": [asdict(block) for block in assembly.blocks],
        "listings": [
            asdict(listing) for listing in find_listings(assembly.text, is_filing=assembly.sec_items is not None)
        ]
        or None,
        "signature": sign(assembly.text, assembly.blocks),
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
