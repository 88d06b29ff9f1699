"""Pages that were had lately, looked at once more: edited ones are new versions, vanished ones are told."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.content import check_content
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument
from extractors.sources.given import Given
from extractors.sources.landed import Version
from extractors.sources.web.client import Client
from extractors.sources.web.exchange import Fetched
from extractors.sources.web.failure import FetchFailed

PAUSE = 20 * 3600.0  # seconds between two looks at one page


def read_again(errand: Errand, client: Client) -> Iterator[FoundDocument]:
    """New versions of the pages of the last `recheck_days` of the source, each looked at about once a day.

    A page counts as edited where the text read from it has changed: its bytes change with every advertisement. What its
    host says is gone for good is yielded with that reason; any other failure says nothing of the page.
    """
    if errand.source.recheck_days is None:
        return
    since = datetime.now(UTC) - timedelta(days=errand.source.recheck_days)
    for version in errand.landed.had_since(since, media_type="text/html"):
        known = errand.validators.find(version.url or "")
        if version.url is None or time.time() - max(known.at, version.retrieved_at.timestamp()) < PAUSE:
            continue
        try:
            fetched = client.get(version.url, etag=known.etag, last_modified=known.last_modified)
        except FetchFailed as failure:
            if failure.rejection.code is RejectionCode.GONE:
                yield _version(errand, version, None, failure.rejection)
            continue
        errand.validators.note(version.url, fetched)
        if not fetched.is_unchanged and _is_edited(errand.landed.content(version), fetched):
            yield _version(errand, version, fetched, None)


def _is_edited(before: bytes, fetched: Fetched) -> bool:
    """Whether a page tells something else than before; what is no page any more is not an edit of one."""
    if fetched.media_type != "text/html" or check_content("text/html", fetched.content, declared=fetched.charset):
        return False
    return before != fetched.content and _told(before) != _told(fetched.content)


def _told(content: bytes) -> tuple[str, ...]:
    from extractors.text.readers import read_document  # most pulls need no reader, which takes a second to load

    document = {"content": content, "media_type": "text/html", "title": None, "form": None, "url": None}
    try:
        return tuple(piece.text for piece in read_document(document).pieces)
    except RejectionError:
        return ()


def _version(errand: Errand, version: Version, fetched: Fetched | None, rejection: Rejection | None) -> FoundDocument:
    """The page as it is now, with what was said of it at first."""
    row = errand.landed.row(version)
    names = ("external_id", "url", "title", "publisher", "authors", "published_at", "language")
    content = fetched.content if fetched else None
    return FoundDocument(
        external_id=version.external_id,
        origin=fetched.url if fetched else row["origin"],
        media_type=version.media_type,
        content=content,
        byte_count=len(content or b""),
        fingerprint=content or version.document_id.encode(),
        given=Given(**{name: row[name] for name in names}),
        rejection=rejection,
    )
