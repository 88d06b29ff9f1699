"""Documents of an RSS, Atom or JSON feed: the page of each entry, or the entry where its page cannot be had."""

from collections.abc import Iterator

from extractors.sources.errand import Errand
from extractors.sources.feeds import ACCEPT, read_feed
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.listing import read_list


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """What the feed at a URL names and has not landed, then what earlier pulls failed to get."""
    return read_list(location, errand, accept=ACCEPT, read=read_feed)
