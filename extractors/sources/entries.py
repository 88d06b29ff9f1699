"""One entry of a feed, sitemap or list: where its page is, and what is said of it there."""

import json
from dataclasses import dataclass

from extractors.sources.given import Given, parse_given

MEDIA_TYPE = "application/json"  # of an entry that is landed in place of its page


@dataclass(frozen=True)
class Entry:
    """`given` holds what is told, in `html` the summary; `page` is the URL to ask for, null where there is none.

    `updated` is when the entry says that its page was last changed, unparsed.
    """

    given: Given
    page: str | None
    updated: str | None = None

    @property
    def external_id(self) -> str:
        return self.given.external_id or self.given.url or ""

    def content(self) -> bytes:
        """The entry as one JSON object of `Given`'s keys: the same entry is the same bytes."""
        told = {name: value for name, value in self.given.model_dump().items() if value is not None}
        return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def parse_entry(content: bytes) -> Entry:
    """The entry of `Entry.content`; raises RejectionError where it is none."""
    given = parse_given(content.decode("utf-8"))
    return Entry(given, page=given.url)
