"""What the address of a page tells: the day in its path, and the one spelling under which the page is known."""

import re
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# /2019/11/18/, /2019/nov/18/, /2019-11-18/; a day alone at the end of a slug may be another day.
DAY = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|(?i:{'|'.join(MONTHS)}))[/-](?P<day>\d{{1,2}})(?=/|$)"
)


def url_day(url: str | None) -> str | None:
    """The day in the path of a page's address, in ISO form; null where there is none or no such day."""
    found = DAY.search(urlsplit(url).path) if url else None
    if found is None:
        return None
    month = found["month"].casefold()
    number = int(month) if month.isdecimal() else MONTHS.index(month) + 1
    try:
        return date(int(found["year"]), number, int(found["day"])).isoformat()
    except ValueError:
        return None


def canonical_url(tree: Any, url: str | None) -> str | None:
    """Where a page says that it lives, without a fragment; null where it does not say, or names its site alone."""
    named = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    named += [meta.get("content") for meta in tree.iterfind(".//meta[@property='og:url']")]
    for told in named:
        try:
            parts = urlsplit(str(urljoin(url or "", (told or "").strip())))
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return urlunsplit(("https", parts.netloc.casefold(), parts.path.rstrip("/"), parts.query, ""))
    return None
