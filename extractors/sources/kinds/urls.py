"""Documents of single URLs, handed over one by one, as by the params of a DAG run."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.sources.entries import Entry
from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given
from extractors.sources.pages import Pages
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.urls import canonical


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """The pages of URLs that white space parts; those that were refused before are asked for once more."""
    with errand.client() as client:
        yield from Pages(replace(errand, asks_again=True), client).read(
            _entry(word) for word in dict.fromkeys(location.split())
        )


def _entry(word: str) -> Entry:
    try:
        page = canonical(word)
    except FetchFailed:
        page = word[:2000]  # refused with the reason when it is asked for
    return Entry(Given(external_id=page, url=page), page=page)
