"""The stories that a section page links to, told from its menus by their words and their addresses."""

import re
from urllib.parse import urljoin

import httpx
from lxml import etree, html

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.entries import Entry
from extractors.sources.given import Given
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.urls import canonical
from extractors.text.charset import decode

HEADLINE_WORDS = 4  # a link of fewer words is a menu's
MOST_STORIES = 500
MENUS = "nav", "header", "footer", "aside", "form"
# Addresses of stories hold a date, a number or several joined words at their end.
STORY = re.compile(r"/(?:19|20)\d\d/|\d{5,}|/[^/]*\w-\w+-\w+[^/]*/?$")


def read_section(content: bytes, *, url: str, media_type: str = "") -> list[Entry]:
    """The stories of the same site, in the order of the page; raises RejectionError (corrupt) where there are none."""
    try:
        tree = html.fromstring(decode(content, is_page=True).encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise RejectionError(RejectionCode.CORRUPT, f"is not HTML ({str(error)[:100]})") from None
    host = _site(url)
    entries: dict[str, Entry] = {}
    for link in tree.iterfind(".//a[@href]"):
        words = " ".join(link.text_content().split())
        if len(words.split()) < HEADLINE_WORDS or any(parent.tag in MENUS for parent in link.iterancestors()):
            continue
        try:
            page = canonical(urljoin(url, link.get("href").strip()))
        except (FetchFailed, ValueError):
            continue
        if _site(page) == host and STORY.search(httpx.URL(page).path):
            entries.setdefault(page, Entry(Given(external_id=page, url=page), page=page))
    if not entries:  # a section without stories has changed its form, or is none
        raise RejectionError(RejectionCode.CORRUPT, "a section page that leads to no story")
    return list(entries.values())[:MOST_STORIES]


def _site(url: str) -> str:
    return httpx.URL(url).host.removeprefix("www.")
