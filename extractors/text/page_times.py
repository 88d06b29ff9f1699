"""When a page was published, from its metadata: linked data first, then the names that publishers use."""

import json
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from extractors.text.instants import parse_moment

TIME_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "sailthru.date",
    "parsely-pub-date",
    "dcterms.created",
)
FIRST_YEAR = 1980
UTC = ZoneInfo("UTC")


def told_time(tree: Any) -> str | None:
    """The time of publication as the page's metadata tell it, with its offset, which a date from the text lacks.

    What no page can have been published at is left out: templates fill in 0001-01-01, or 1970, where they know nothing.
    """
    return next((told for told in _told(tree) if _is_possible(told)), None)


def _told(tree: Any) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found = _find_key(json.loads(script.text or ""), "datePublished")
        except (ValueError, RecursionError):
            continue
        if found:
            yield found
    names = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold(): meta.get("content")
        for meta in tree.iterfind(".//meta[@content]")
    }
    yield from (value for name in TIME_NAMES if (value := names.get(name)))


def _is_possible(told: str) -> bool:
    moment = parse_moment(told, UTC)
    return moment is not None and moment.first.year >= FIRST_YEAR


def _find_key(value: Any, key: str) -> str | None:
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            return str(value[key])
        value = list(value.values())
    if isinstance(value, list):
        return next((found for item in value if (found := _find_key(item, key))), None)
    return None
