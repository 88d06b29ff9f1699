"""Pages of WARC archives, such as Common Crawl News: every answer with a page in it, in the order of the file."""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from extractors.rejections import Rejection, RejectionCode
from extractors.sources.content import check_content
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given
from extractors.sources.listing import refused_list
from extractors.sources.warc.opening import list_archives, open_archive
from extractors.sources.warc.sieve import Sieve, split_location
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.urls import check_url

MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "application/pdf": "application/pdf"}
LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
HEAD = 4096  # bytes of a page that its language is looked for in


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """Pages of all archives at a location, each archive from behind the last record that has landed.

    The fragment of the location may name hosts, languages and days (`warc.sieve`). Raises PathError where there is no
    archive, SettingError where the fragment cannot be used.
    """
    path, sieve = split_location(location)
    with errand.client() as client:
        for archive in list_archives(path):
            try:
                yield from _pages(archive, sieve, limits, errand, client)
            except FetchFailed as failure:
                yield refused_list(archive, failure.rejection)
            except OSError as error:  # of the archive's compression, or of the store that it lies in
                yield refused_list(archive, Rejection(RejectionCode.CORRUPT, str(error)[:200]))


def _pages(archive: str, sieve: Sieve, limits: Limits, errand: Errand, client: Client) -> Iterator[FoundDocument]:
    name = archive.rsplit("/", 1)[-1]
    landed = errand.landed.last_number(f"{name}:")
    with open_archive(archive, client) as stream:
        stream.seek(landed or 0)
        for record in _answers(stream):
            if landed is None or record.stream_pos > landed:
                yield from _page(record, sieve, limits, archive=archive, external_id=f"{name}:{record.stream_pos}")


def _answers(stream: Any) -> Iterator[Any]:
    return iter(ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, fsspec_args=False))


def _page(record: Any, sieve: Sieve, limits: Limits, *, archive: str, external_id: str) -> Iterator[FoundDocument]:
    """The page of one answer, where it is one that is wanted."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    captured = record.record_date
    media_type = MEDIA_TYPES.get((record.http_content_type or "").partition(";")[0].strip().casefold())
    if record.http_headers is None or record.http_headers.status_code != 200 or media_type is None:
        return
    if not sieve.takes(url, captured.astimezone(UTC).date() if captured else None):
        return
    content = record.reader.read(limits.max_document_bytes + 1)
    told = LANGUAGE.search(content[:HEAD])
    language = record.http_headers.get("Content-Language") or (told.group(1).decode("ascii") if told else None)
    if not sieve.speaks(language):
        return
    misplaced = _misplaced(url)
    yield FoundDocument(
        external_id=external_id,
        origin=archive,
        media_type=media_type,
        content=None if len(content) > limits.max_document_bytes else content,
        byte_count=len(content),
        fingerprint=content,
        given=Given(external_id=external_id, url=None if misplaced else url),
        rejection=misplaced or _rejection(content, media_type, record, limits),
    )


def _misplaced(url: str) -> Rejection | None:
    """What a record is called has to be the address of a page; a path, or a host with a password, is none."""
    try:
        check_url(url)
    except FetchFailed as failure:
        return failure.rejection
    return None


def _rejection(content: bytes, media_type: str, record: Any, limits: Limits) -> Rejection | None:
    if len(content) > limits.max_document_bytes:
        return Rejection(RejectionCode.OVERSIZED, f"more than {limits.max_document_bytes} bytes")
    if len(content) < record.content_length:
        return Rejection(RejectionCode.CORRUPT, "the archive ends within the record")
    return check_content(media_type, content, declared=record.http_charset)
