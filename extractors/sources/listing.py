"""A pull of a list on the network, such as a feed: ask whether it has changed, then bring what it names."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from extractors.rejections import Rejection, RejectionError
from extractors.sources.entries import Entry
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument
from extractors.sources.given import Given
from extractors.sources.pages import Pages
from extractors.sources.rechecks import read_again
from extractors.sources.web.failure import FetchFailed

ReadList = Callable[..., list[Entry]]  # (content, *, url, media_type), raising RejectionError


def read_list(url: str, errand: Errand, *, accept: str, read: ReadList) -> Iterator[FoundDocument]:
    """Documents of the entries of one list, then what earlier pulls failed to get.

    A list that cannot be had or read is itself yielded with the reason, once a day.
    """
    with errand.client() as client:
        pages = Pages(errand, client)
        known = errand.validators.find(url)
        try:
            fetched = client.get(url, accept=accept, etag=known.etag, last_modified=known.last_modified)
            entries = (
                [] if fetched.is_unchanged else read(fetched.content, url=fetched.url, media_type=fetched.media_type)
            )
        except (FetchFailed, RejectionError) as failure:
            yield refused_list(url, failure.rejection)
        else:
            yield from pages.read(entries)
            errand.validators.note(url, fetched)
        yield from pages.read_left()
        yield from read_again(errand, client)


def refused_list(url: str, rejection: Rejection) -> FoundDocument:
    """What stands for a list that was not had; one row a day, so that a silent source can be seen."""
    day = datetime.now(UTC).date().isoformat()
    return FoundDocument(
        external_id=url,
        origin=url,
        media_type="application/octet-stream",
        content=None,
        byte_count=0,
        fingerprint=f"{rejection.code.value} {day}".encode(),
        given=Given(url=url),
        rejection=rejection,
    )
