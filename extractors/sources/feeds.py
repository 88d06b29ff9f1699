"""The entries of a feed's bytes: RSS and Atom of any version, and JSON Feed."""

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.entries import Entry
from extractors.sources.given import Given
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.urls import canonical
from extractors.sources.xml_guard import check_xml

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
MOST_ENTRIES = 20_000
JSON_VERSION = "https://jsonfeed.org/version/"
LONGEST = 2000  # characters of a title, name or id


def read_feed(content: bytes, *, url: str, media_type: str = "") -> list[Entry]:
    """The entries of a feed in its own order, the first of each identity: its guid, else its URL.

    Raises RejectionError with corrupt where the bytes are no feed, hostile_markup as `check_xml`, oversized over
    MOST_ENTRIES.
    """
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    told = _json_entries(content, url) if head == b"{" else _xml_entries(content, url, media_type)
    entries: dict[str, Entry] = {}
    for entry in told:
        entries.setdefault(entry.external_id, entry)
        if len(entries) > MOST_ENTRIES:
            raise _too_many()
    return list(entries.values())


def _xml_entries(content: bytes, url: str, media_type: str) -> Iterator[Entry]:
    check_xml(content)
    if content.count(b"<item") + content.count(b"<entry") > MOST_ENTRIES:  # before a tree is made of them
        raise _too_many()
    # feedparser would take a string for a URL or the name of a file: it is given a stream.
    headers = {"content-location": url} | ({"content-type": media_type} if media_type else {})
    feed = feedparser.parse(io.BytesIO(content), response_headers=headers)
    if not feed.get("version") and not feed.entries:
        raise RejectionError(RejectionCode.CORRUPT, "is neither RSS, Atom nor JSON Feed")
    language, publisher = feed.feed.get("language"), feed.feed.get("publisher")
    for item in feed.entries:
        # By way of dict, since feedparser's own `get` gives the date of publication for that of a change.
        published, updated = dict.get(item, "published"), dict.get(item, "updated")
        contents = [part.get("value") or "" for part in item.get("content", [])]
        yield _entry(
            guid=item.get("id"),
            link=item.get("link"),
            base=url,
            title=item.get("title"),
            publisher=(item.get("source") or {}).get("title") or publisher,
            authors=[author.get("name") for author in item.get("authors", []) if author],
            published=published or updated,
            updated=updated,
            language=item.get("language") or language,
            summary=max([*contents, item.get("summary") or ""], key=len),
        )


def _json_entries(content: bytes, url: str) -> Iterator[Entry]:
    """The items of a JSON Feed, version 1 or 1.1 (jsonfeed.org)."""
    try:
        feed: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RejectionError(RejectionCode.CORRUPT, f"is no JSON ({str(error)[:100]})") from None
    items = feed.get("items")
    if not str(feed.get("version", "")).startswith(JSON_VERSION) or not isinstance(items, list):
        raise RejectionError(RejectionCode.CORRUPT, "is JSON, but no JSON Feed")
    for item in items:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or feed.get("authors")
        text = item.get("content_text") or item.get("summary")
        yield _entry(
            guid=item.get("id"),
            link=item.get("url") or item.get("external_url"),
            base=url,
            title=item.get("title"),
            publisher=feed.get("title"),
            authors=[author.get("name") for author in authors or () if isinstance(author, dict)],
            published=item.get("date_published") or item.get("date_modified"),
            updated=item.get("date_modified"),
            language=item.get("language") or feed.get("language"),
            summary=item.get("content_html") or (f"<p>{_escaped(text)}</p>" if isinstance(text, str) else None),
        )


def _entry(*, guid: Any, link: Any, base: str, title: Any, summary: Any, authors: list[Any], **told: Any) -> Entry:
    """An entry of values that a stranger wrote: what is no string is taken for absent."""
    page = _page(link, base)
    words = {name: _plain(value) for name, value in told.items()}
    updated = words.pop("updated")
    name, heading = _plain(guid if isinstance(guid, str | int) else None), _plain(title, is_markup=True)
    written = summary if isinstance(summary, str) and summary.strip() else None
    unnamed = f"entry:{sha256(repr((heading, words['published'], written)).encode()).hexdigest()[:32]}"
    language = words["language"]
    return Entry(
        Given(
            external_id=name or page or unnamed,
            url=page,
            title=heading,
            publisher=words["publisher"],
            authors=[author for author in map(_plain, authors) if author] or None,
            published_at=words["published"],
            language=language.split("-")[0].casefold() if language else None,
            html=_storable(written) if written else None,
        ),
        page=page,
        updated=updated,
    )


def _page(link: Any, base: str) -> str | None:
    """The page's URL in its canonical spelling; one that cannot be asked for is kept, to be refused with a reason."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return canonical(urljoin(base, link.strip()))
    except (FetchFailed, ValueError):
        return _plain(link)


def _plain(value: Any, *, is_markup: bool = False) -> str | None:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    text = str(value)
    if is_markup and ("<" in text or "&" in text):
        with suppress(etree.ParserError, ValueError):
            text = str(html.fromstring(f"<div>{text}</div>").text_content())
    return " ".join(_storable(text).split())[:LONGEST] or None


def _storable(text: str) -> str:
    """Text without halves of surrogate pairs and null characters, which cannot be stored."""
    return text.replace("\0", "").encode("utf-8", errors="replace").decode("utf-8")


def _too_many() -> RejectionError:
    return RejectionError(RejectionCode.OVERSIZED, f"a feed of more than {MOST_ENTRIES} entries")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
