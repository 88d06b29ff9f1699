"""A press room on loopback: stories with a page each, in feeds of every kind, written for these tests."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """One story; `edition` changes its page, `updated` says so in the feed."""

    number: int
    edition: int = 1
    updated: datetime | None = None

    @property
    def guid(self) -> str:
        return f"urn:press:{self.number}"

    @property
    def path(self) -> str:
        return f"/stories/{self.number}"

    @property
    def title(self) -> str:
        return f"Anvil Works {self.number} & Sons names a chief executive"

    @property
    def summary(self) -> str:
        return f"<p>Anvil Works {self.number} has a new chief executive, Jane Roe, as of Monday.</p>"

    @property
    def published(self) -> datetime:
        return FIRST + timedelta(minutes=self.number)

    def page(self) -> bytes:
        """The page that the story's URL leads to."""
        told = f"Anvil Works {self.number} has named Jane Roe its chief executive. She follows John Doe, who retires."
        more = f"<p>Edition {self.edition} of story {self.number}: the board met on Monday and was of one mind.</p>"
        return f"<html><head><title>{self.guid}</title></head><body><p>{told}</p>{more}</body></html>".encode()


def rss(base: str, stories: list[Story]) -> bytes:
    """The stories as RSS 2.0."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{story.guid}</guid><link>{base}{story.path}?utm_source=rss</link>"
        f"<title>{_escaped(story.title)}</title><description>{_escaped(story.summary)}</description>"
        f"<pubDate>{format_datetime(story.published)}</pubDate></item>"
        for story in stories
    )
    head = "<title>Press room</title><language>en-GB</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def atom(base: str, stories: list[Story]) -> bytes:
    """The stories as Atom 1.0 (RFC 4287)."""
    entries = "".join(
        f"<entry><id>{story.guid}</id><link rel='alternate' href='{base}{story.path}'/>"
        f"<title type='html'>{_escaped(_escaped(story.title))}</title>"
        f"<summary type='html'>{_escaped(story.summary)}</summary><author><name>Ann Poe</name></author>"
        f"<published>{story.published.isoformat()}</published>"
        f"<updated>{(story.updated or story.published).isoformat()}</updated></entry>"
        for story in stories
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Press room</title>{entries}</feed>'.encode()


def json_feed(base: str, stories: list[Story]) -> bytes:
    """The stories as JSON Feed 1.1."""
    items = [
        {
            "id": story.guid,
            "url": base + story.path,
            "title": story.title,
            "content_html": story.summary,
            "date_published": story.published.isoformat(),
        }
        for story in stories
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Press room", "language": "en", "items": items}
    return json.dumps(feed).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
