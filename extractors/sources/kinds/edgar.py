"""Filings of EDGAR on Forms 8-K and 6-K: the current ones and the last days', or all that one form index lists."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.edgar.current import MOST_PAGES, PAGE, page_url, read_current
from extractors.sources.edgar.days import folder_urls, index_url, read_folder
from extractors.sources.edgar.filings import Filings, unread_line
from extractors.sources.edgar.index import read_form_index
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.listing import refused_list
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed

FORMS = tuple(form + suffix for form in ("8-K", "8-K12B", "8-K12G3", "8-K15D5", "6-K") for suffix in ("", "/A"))
CURRENT = ("8-K", "6-K")  # the feed gives with each the forms that begin so
LOOK_BACK = timedelta(days=14)  # days whose index is compared with what has landed, at every pull
LONGEST_PAUSE = timedelta(days=366)  # between two pulls, that the second makes up for
INDEX_BYTES = 256 * 1024 * 1024  # a quarter's form index has 60


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """New filings at EDGAR's root address; or, where the location is an index (.idx), those that it lists.

    Every filing that an index lists is yielded, or has landed before, or is yielded with a rejection. Raises
    SettingError where there are no contact details for the User-Agent.
    """
    with errand.client() as client:
        root = urljoin(location, "/")
        pull = _Pull(errand, client, Filings(errand, client, root=urljoin(root, "Archives/"), limits=limits))
        if urlsplit(location).path.endswith(".idx"):
            yield from pull.index(location)
            return
        for form in CURRENT:
            yield from pull.current(root, form)
        today = datetime.now(UTC).date()
        yield from pull.days(root, since=min(today - LOOK_BACK, pull.last_day(root, today)), until=today)


class _Pull:
    """One pull by one client."""

    def __init__(self, errand: Errand, client: Client, filings: Filings) -> None:
        self._errand, self._client, self._filings = errand, client, filings

    def current(self, root: str, form: str) -> Iterator[FoundDocument]:
        """The feed of current filings, page by page until one that an earlier pull has seen."""
        for page in range(MOST_PAGES):
            url = page_url(root, form, page)
            try:
                entries = read_current(self._client.get(url, accept="application/atom+xml").content)
            except (FetchFailed, RejectionError) as failure:
                yield refused_list(url, failure.rejection)
                return
            wanted = [entry for entry in entries if entry.form in FORMS]
            is_last = len(entries) < PAGE or any(map(self._filings.has_met, wanted))
            yield from self._filings.read(wanted)
            if is_last:
                return

    def last_day(self, root: str, today: date) -> date:
        """The newest day whose index was read to its end; today where there is none in LONGEST_PAUSE."""
        days = (today - timedelta(days=back) for back in range(LONGEST_PAUSE.days))
        return next((day for day in days if self._errand.validators.find(index_url(root, day)).at), today)

    def days(self, root: str, *, since: date, until: date) -> Iterator[FoundDocument]:
        """Each day's index, for what the feed no longer held; an index that has not changed is not read again."""
        for folder in folder_urls(root, since=since, until=until):
            try:
                listing = self._client.get(urljoin(folder, "index.json"), accept="application/json")
                days = read_folder(listing.content, since=since, until=until)
            except (FetchFailed, RejectionError) as failure:
                if failure.rejection.code is not RejectionCode.MISSING:  # a quarter's first days have no folder yet
                    yield refused_list(folder, failure.rejection)
                continue
            for _, name in days:
                yield from self.index(urljoin(folder, name))

    def index(self, url: str) -> Iterator[FoundDocument]:
        """All that one index lists and has not landed."""
        known = self._errand.validators.find(url)
        try:
            fetched = self._client.get(
                url, accept="text/plain", etag=known.etag, last_modified=known.last_modified, max_bytes=INDEX_BYTES
            )
            if fetched.is_unchanged:
                return
            index = read_form_index(fetched.content, forms=FORMS)
        except (FetchFailed, RejectionError) as failure:
            yield refused_list(url, failure.rejection)
            return
        except ValueError as error:
            yield refused_list(url, Rejection(RejectionCode.CORRUPT, str(error)))
            return
        for line in index.unread:
            yield unread_line(line, index=url, day=None)
        passing = 0
        for document in self._filings.read(index.entries):
            passing += document.rejection is not None and document.rejection.code is RejectionCode.UNREACHABLE
            yield document
        if not passing:  # otherwise the next pull reads it again
            self._errand.validators.note(url, fetched)
