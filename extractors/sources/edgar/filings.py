"""Submission files of listed filings as documents: fetched, landed before, or refused with the reason."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urljoin

from extractors.rejections import Rejection, RejectionCode
from extractors.sources.content import check_content
from extractors.sources.edgar.index import IndexEntry
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed

MEDIA_TYPE = "text/plain"
# A submission holds all its attachments, pictures as text. Where it is too large to keep, these go and the rest stays.
ATTACHMENT = re.compile(
    rb"(<DOCUMENT>\s*<TYPE>(?:GRAPHIC|ZIP|EXCEL|PDF|XML|JSON|COVER|EX-10[^\s<]*|[^\s<]*\.(?:INS|SCH|CAL|DEF|LAB|PRE))\b"
    rb"(?:(?!</DOCUMENT>|<TEXT>).)*<TEXT>)(?:(?!</TEXT>).)*(</TEXT>)",
    re.IGNORECASE | re.DOTALL,
)
MOST_BYTES = 8  # times the limit of a document, that a submission may have before its attachments are cut out


class Filings:
    """The filings of one errand; `root` is the archive's address, as https://www.sec.gov/Archives/."""

    def __init__(self, errand: Errand, client: Client, *, root: str, limits: Limits) -> None:
        self._errand, self._client, self._root, self._limits = errand, client, root, limits
        self._met: set[str] = set()

    def read(self, entries: Iterable[IndexEntry]) -> Iterator[FoundDocument]:
        """What is new, once a filing though several companies file it, and what may now be had."""
        for entry in entries:
            accession = entry.accession_number
            if accession in self._met:
                continue
            self._met.add(accession)
            landed = self._errand.landed.find(url=None, external_id=accession)
            if landed is None:
                yield self._filing(entry, url=urljoin(self._root, entry.path))
            elif landed.may_pass or (landed.rejection_code and self._errand.asks_again):
                yield self._filing(entry, url=landed.url or urljoin(self._root, entry.path))

    def has_met(self, entry: IndexEntry) -> bool:
        """Whether a filing has been landed before this pull."""
        return self._errand.landed.find(url=None, external_id=entry.accession_number) is not None

    def _filing(self, entry: IndexEntry, *, url: str) -> FoundDocument:
        content, limit = b"", self._limits.max_document_bytes
        try:
            content = fitting(self._client.get(url, accept="text/plain", max_bytes=MOST_BYTES * limit).content, limit)
            too_large = self._limits.oversized(len(content)) if len(content) > limit else None
            rejection = too_large or check_content(MEDIA_TYPE, content)
        except FetchFailed as failure:
            rejection = _listed(failure.rejection)
        reason = f"{entry.accession_number}\0{rejection.code.value}".encode() if rejection else b""
        return FoundDocument(
            external_id=entry.accession_number,
            origin=url,
            media_type=MEDIA_TYPE,
            content=None if rejection else content,
            byte_count=len(content),
            fingerprint=reason or content,
            given=given(entry, url),
            rejection=rejection,
        )


def _listed(rejection: Rejection) -> Rejection:
    """A filing that is listed and not there may be there soon: the archive is behind its lists."""
    if rejection.code not in (RejectionCode.MISSING, RejectionCode.GONE):
        return rejection
    return Rejection(RejectionCode.UNREACHABLE, f"listed, but {rejection.detail}")


def fitting(content: bytes, limit: int) -> bytes:
    """A submission, without pictures, spreadsheets, machine data and contracts where it is over a limit in bytes."""
    return content if len(content) <= limit else ATTACHMENT.sub(rb"\1\n\2", content)


def given(entry: IndexEntry, url: str) -> Given:
    """What an index says of a filing."""
    return Given(
        external_id=entry.accession_number,
        url=url,
        published_at=entry.filed.isoformat(),
        language="en",
        filer_name=entry.company_name or None,
        filer_cik=entry.cik.zfill(10),
        form=entry.form,
    )


def unread_line(line: str, *, index: str, day: date | None) -> FoundDocument:
    """What stands for a line of an index that could not be read."""
    return FoundDocument(
        external_id=f"{index}:{' '.join(line.split())[:200]}",
        origin=index,
        media_type=MEDIA_TYPE,
        content=None,
        byte_count=len(line),
        fingerprint=line.encode(),
        given=Given(published_at=day.isoformat() if day else None),
        rejection=Rejection(RejectionCode.BAD_VALUE, "a line of the index that names no filing"),
    )
