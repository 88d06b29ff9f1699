"""Documents of a site's sitemaps: of one file or index, or of all that the robots.txt of the site lists."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.rejections import RejectionError
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.listing import refused_list
from extractors.sources.pages import Pages
from extractors.sources.rechecks import read_again
from extractors.sources.sitemaps import Sitemap, read_sitemap
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed
from extractors.text.instants import parse_moment

ACCEPT = "application/xml, text/xml, text/plain;q=0.5, */*;q=0.1"
NO_ZONE = ZoneInfo("UTC")  # of times that tell no zone; RECENT is wide enough for any
ROBOTS = "/robots.txt"
MOST_SITEMAPS = 200  # files that one pull reads
RECENT = timedelta(days=3)  # what a sitemap says was last changed before that is not read


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """What the sitemaps name and has not landed, then what earlier pulls failed to get.

    A location that ends in /robots.txt stands for the sitemaps listed there. A sitemap that cannot be had or read is
    itself yielded with the reason, once a day.
    """
    with errand.client() as client:
        pages = Pages(errand, client)
        yield from _read_all(location, limits, errand, client, pages)
        yield from pages.read_left()
        yield from read_again(errand, client)


def _read_all(location: str, limits: Limits, errand: Errand, client: Client, pages: Pages) -> Iterator[FoundDocument]:
    try:
        waiting = client.listed_sitemaps(location) if location.endswith(ROBOTS) else [location]
    except FetchFailed as failure:
        yield refused_list(location, failure.rejection)
        return
    read: set[str] = set()
    while waiting and len(read) < MOST_SITEMAPS:
        url = waiting.pop(0)
        if url in read:
            continue
        read.add(url)
        try:
            sitemap = _fetch(url, limits, errand, client)
        except (FetchFailed, RejectionError) as failure:
            yield refused_list(url, failure.rejection)
            continue
        yield from pages.read(entry for entry in sitemap.pages if _is_recent(entry.updated or entry.given.published_at))
        waiting += [further for further, changed in sitemap.sitemaps if _is_recent(changed)]


def _fetch(url: str, limits: Limits, errand: Errand, client: Client) -> Sitemap:
    known = errand.validators.find(url)
    fetched = client.get(url, accept=ACCEPT, etag=known.etag, last_modified=known.last_modified)
    if fetched.is_unchanged:
        return Sitemap([], [])
    sitemap = read_sitemap(fetched.content, url=fetched.url, max_bytes=limits.max_document_bytes)
    if not sitemap.sitemaps:  # an index that has not changed may name sitemaps that have
        errand.validators.note(url, fetched)
    return sitemap


def _is_recent(changed: str | None) -> bool:
    """Whether something may have changed lately, as far as is told."""
    moment = parse_moment(changed, NO_ZONE)
    return moment is None or moment.end(NO_ZONE) > datetime.now(UTC) - RECENT
