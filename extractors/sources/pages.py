"""The pages that entries lead to, as documents: fetched, kept as entries where they cannot be had, or refused."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.content import check_content
from extractors.sources.entries import MEDIA_TYPE, Entry, parse_entry
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument
from extractors.sources.landed import PASSING, Version
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed
from extractors.text.instants import parse_moment

ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1"
MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "application/pdf": "application/pdf",
}
PATIENCE = timedelta(days=3)  # a page that fails for now is asked for by each pull of so long


class Pages:
    """The pages of one errand's entries."""

    def __init__(self, errand: Errand, client: Client) -> None:
        self._errand, self._client = errand, client
        self._met: set[str] = set()

    def read(self, entries: Iterable[Entry]) -> Iterator[FoundDocument]:
        """What is new: entries not landed yet, changed since, or refused for a reason that may have passed."""
        for entry in entries:
            landed = self._errand.landed.find(url=entry.given.url, external_id=entry.external_id)
            if landed:
                self._met.add(landed.document_key)
            if landed is None or self._is_due(entry, landed):
                yield from self._found(entry, landed)

    def read_left(self) -> Iterator[FoundDocument]:
        """What failed before and no entry read names any more: a feed rolls over, what it named is still due."""
        for version in self._errand.landed.refused():
            if version.document_key in self._met or version.media_type != MEDIA_TYPE:
                continue
            if version.may_pass or self._errand.asks_again:
                try:
                    entry = parse_entry(self._errand.landed.content(version))
                except (RejectionError, UnicodeDecodeError):
                    continue
                yield from self._found(entry, version)

    def _is_due(self, entry: Entry, landed: Version) -> bool:
        if landed.may_pass:
            return True
        if landed.rejection_code or landed.media_type == MEDIA_TYPE:
            return self._errand.asks_again
        changed = parse_moment(entry.updated, ZoneInfo(self._errand.source.zone))
        return changed is not None and changed.precision == "instant" and changed.first > landed.retrieved_at

    def _found(self, entry: Entry, landed: Version | None) -> Iterator[FoundDocument]:
        """The page; or why not, and the entry in its place once the page is not to be hoped for."""
        given = entry.given.model_copy(update={"html": None, "publisher": entry.given.publisher or self._publisher})
        if landed:  # under the names of the first version: it is the same document
            given = given.model_copy(update={"url": landed.url, "external_id": landed.external_id})
        stand_in = FoundDocument(
            external_id=entry.external_id,
            origin=self._errand.location,
            media_type=MEDIA_TYPE,
            content=entry.content(),
            byte_count=len(entry.content()),
            fingerprint=entry.content(),
            given=given,
        )
        if entry.page is None:
            yield stand_in if entry.given.html else _refused(stand_in, Rejection(RejectionCode.EMPTY, "names no page"))
            return
        try:
            page = self._page(entry.page, stand_in)
        except FetchFailed as failure:
            page = _refused(stand_in, failure.rejection)
        yield page
        if page.rejection and entry.given.html and not self._is_hoped_for(page.rejection, landed):
            yield stand_in

    def _page(self, url: str, stand_in: FoundDocument) -> FoundDocument:
        fetched = self._client.get(url, accept=ACCEPT)
        media_type = MEDIA_TYPES.get(fetched.media_type)
        if media_type is None:
            rejection: Rejection | None = Rejection(
                RejectionCode.UNSUPPORTED_TYPE, f"media type {fetched.media_type[:80]} has no reader"
            )
        else:
            rejection = check_content(media_type, fetched.content, declared=fetched.charset)
        if rejection:
            return _refused(stand_in, rejection)
        return replace(
            stand_in,
            origin=fetched.url,
            media_type=media_type or "",
            content=fetched.content,
            byte_count=len(fetched.content),
            fingerprint=fetched.content,
        )

    def _is_hoped_for(self, rejection: Rejection, landed: Version | None) -> bool:
        if rejection.code.value not in PASSING:
            return landed is not None and landed.rejection_code is None  # what was had before stands
        return landed is None or datetime.now(UTC) - landed.first_at < PATIENCE

    @property
    def _publisher(self) -> str | None:
        return self._errand.source.publisher


def _refused(stand_in: FoundDocument, rejection: Rejection) -> FoundDocument:
    """The entry's row with the reason why its page was not had; the same failure twice is the same row."""
    reason = f"\0{rejection.code.value}".encode()
    return replace(stand_in, rejection=rejection, fingerprint=stand_in.fingerprint + reason)
