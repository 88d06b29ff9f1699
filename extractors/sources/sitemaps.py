"""The pages and further sitemaps that a sitemap names, news sitemaps among them (sitemaps.org 0.9, Google News 0.9)."""

import io
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.entries import Entry
from extractors.sources.given import Given
from extractors.sources.web.decoding import inflate_gzip
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.urls import canonical
from extractors.sources.xml_guard import check_xml

GZIP_MAGIC = b"\x1f\x8b"
MOST_PAGES = 50_000  # sitemaps.org allows no more in one file
LONGEST = 2000  # characters of a title or name


@dataclass(frozen=True)
class Sitemap:
    """What one file names: pages as entries, further sitemaps with the time of their last change, unparsed."""

    pages: list[Entry]
    sitemaps: list[tuple[str, str | None]]


def read_sitemap(content: bytes, *, url: str, max_bytes: int) -> Sitemap:
    """The content of a sitemap or sitemap index, compressed or not, or of a text file with a URL a line.

    Raises RejectionError with corrupt where it is none, oversized over the limits, hostile_markup as `check_xml`.
    """
    content = _unpacked(content, max_bytes)
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _read_lines(content, url)
    check_xml(content)
    sitemap = Sitemap([], [])
    try:
        for _, element in iterparse(io.BytesIO(content)):
            if _name(element) in ("url", "sitemap"):
                _add(element, sitemap, url)
                element.clear()
    except (ParseError, LookupError, ValueError) as error:
        if not sitemap.pages and not sitemap.sitemaps:
            raise RejectionError(RejectionCode.CORRUPT, f"is no sitemap ({str(error)[:100]})") from None
    return sitemap


def _unpacked(content: bytes, max_bytes: int) -> bytes:
    if not content.startswith(GZIP_MAGIC):
        return content
    try:
        return inflate_gzip(content, max_decoded_bytes=max_bytes)
    except FetchFailed as failure:
        raise RejectionError(failure.rejection.code, failure.rejection.detail) from None


def _add(element: Element, sitemap: Sitemap, base: str) -> None:
    if len(sitemap.pages) + len(sitemap.sitemaps) >= MOST_PAGES:
        raise RejectionError(RejectionCode.OVERSIZED, f"a sitemap of more than {MOST_PAGES} pages")
    location = _text(element, "loc")
    if not location:
        return
    if _name(element) == "sitemap":
        sitemap.sitemaps.append((urljoin(base, location), _text(element, "lastmod")))
    else:
        sitemap.pages.append(_entry(element, urljoin(base, location)))


def _entry(element: Element, location: str) -> Entry:
    try:
        page = canonical(location)
    except (FetchFailed, ValueError):
        page = location[:LONGEST]  # refused with the reason when it is asked for
    changed, published = _text(element, "lastmod"), _text(element, "publication_date")
    given = Given(
        external_id=page,
        url=page,
        title=_text(element, "title"),
        publisher=_text(element, "name"),
        published_at=published,  # the time of the last change tells nothing of the first
        language=_text(element, "language"),
    )
    return Entry(given, page=page, updated=changed)


def _read_lines(content: bytes, url: str) -> Sitemap:
    lines = [line.strip() for line in content.decode("utf-8-sig", errors="replace").splitlines()]
    pages: dict[str, Entry] = {}
    for line in filter(None, lines[: MOST_PAGES + 1]):
        try:
            page = canonical(line)
        except FetchFailed:
            raise RejectionError(RejectionCode.CORRUPT, "is neither XML nor a URL a line") from None
        pages[page] = Entry(Given(external_id=page, url=page), page=page)
    if not pages:
        raise RejectionError(RejectionCode.CORRUPT, "is an empty sitemap")
    return Sitemap(list(pages.values()), [])


def _text(element: Element, name: str) -> str | None:
    """The text of the first descendant of this name, whatever its namespace; of `loc`, only the element's own."""
    among = element if name == "loc" else element.iter()
    found = next((child.text for child in among if _name(child) == name and child.text), None)
    return " ".join(found.split())[:LONGEST] or None if found else None


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
