"""The newest filings of a form, from EDGAR's Atom feed of current filings."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode, urljoin

import feedparser

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.edgar.index import IndexEntry
from extractors.sources.xml_guard import check_xml

PAGE = 100  # entries, the most that the feed gives at a time
MOST_PAGES = 20
ACCESSION = re.compile(r"accession-number=(\d{10}-\d{2}-\d{6})")
# "8-K - Harbour Foods Inc (0000000001) (Filer)"
TITLE = re.compile(r"(?P<form>\S+(?: \S+)*?) - (?P<name>.*) \((?P<cik>\d{1,10})\) \((?P<party>[^()]+)\)\s*")


def page_url(root: str, form: str, page: int) -> str:
    """The address of one page of the feed of a form and its amendments; pages count from 0."""
    query = {
        "action": "getcurrent",
        "type": form,
        "owner": "include",
        "count": PAGE,
        "start": page * PAGE,
        "output": "atom",
    }
    return f"{urljoin(root, 'cgi-bin/browse-edgar')}?{urlencode(query)}"


def read_current(content: bytes) -> list[IndexEntry]:
    """The entries of one page, newest first, one a company that files.

    Raises RejectionError with corrupt where the bytes are no feed or an entry names no filing, hostile_markup as
    `check_xml`.
    """
    check_xml(content)
    feed = feedparser.parse(content)
    if not feed.get("version"):
        raise RejectionError(RejectionCode.CORRUPT, "is no Atom feed")
    return list(_entries(feed.entries))


def _entries(items: list[feedparser.FeedParserDict]) -> Iterator[IndexEntry]:
    for item in items:
        accession = ACCESSION.search(item.get("id", ""))
        title = TITLE.fullmatch(" ".join(item.get("title", "").split()))
        if accession is None or title is None:
            raise RejectionError(RejectionCode.CORRUPT, f"entry {item.get('id', '')[:100]!r} names no filing")
        cik = str(int(title["cik"]))
        yield IndexEntry(
            form=title["form"],
            company_name=title["name"],
            cik=cik,
            filed=date.fromisoformat(item.get("updated", "")[:10]),
            path=f"edgar/data/{cik}/{accession[1]}.txt",
        )
