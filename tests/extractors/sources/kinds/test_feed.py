"""A feed on loopback, pulled into a landing zone: once, again, edited, broken and rolled over."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.sources.found import Limits
from extractors.sources.kinds import read_with_errand
from tests.extractors.sources.pulls import Puller
from tests.loopback import hostile
from tests.loopback.press import Story, atom, json_feed, rss
from tests.loopback.server import Answer, Asked, Site

STORIES = [Story(number) for number in range(1, 4)]
WriteFeed = Callable[[str, list[Story]], bytes]


def publish(site: Site, stories: list[Story], write: WriteFeed = rss) -> None:
    """Put a feed and its pages on the site; its ETag changes with its bytes."""
    feed = write(site.url, stories)
    tag = f'"{hash(feed)}"'

    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304)
        return Answer(feed, content_type="application/xml", headers={"ETag": tag})

    site.routes["/feed"] = answer
    for story in stories:
        for path in (story.path, f"{story.path}?utm_source=rss"):
            site.routes.setdefault(path, Answer(story.page()))


@pytest.fixture
def puller(site: Site, tmp_path: Path) -> Puller:
    return Puller(tmp_path, "feed", f"{site.url}/feed")


@pytest.mark.parametrize("write", [rss, atom, json_feed], ids=["rss", "atom", "json"])
def test_each_entry_lands_as_its_page_with_what_the_feed_says_of_it(
    site: Site, puller: Puller, write: WriteFeed
) -> None:
    publish(site, STORIES, write)
    assert puller.pull().landed == 3
    row = puller.had()[0]
    assert row["content"] == STORIES[0].page()
    assert row["external_id"] == "urn:press:1"
    assert row["url"] == f"{site.url}/stories/1"
    assert row["title"] == "Anvil Works 1 & Sons names a chief executive"
    assert (row["media_type"], row["language"]) == ("text/html", "en")
    assert datetime.fromisoformat(row["published_at"]) if write is not rss else "02 Mar 2026" in row["published_at"]


def test_what_has_landed_is_not_asked_for_again(site: Site, puller: Puller) -> None:
    publish(site, STORIES)
    puller.pull()
    asked = len(site.requests)
    assert puller.pull().landed == 0
    assert [one.path for one in site.requests[asked:]] == ["/feed"]  # and the answer was 304


def test_a_new_entry_lands_alone(site: Site, puller: Puller) -> None:
    publish(site, STORIES)
    puller.pull()
    publish(site, [*STORIES, Story(4)])
    assert puller.pull().landed == 1
    assert [row["external_id"] for row in puller.had()] == ["urn:press:1", "urn:press:2", "urn:press:3", "urn:press:4"]


def test_an_edited_page_is_a_new_version_of_the_same_document(site: Site, puller: Puller) -> None:
    publish(site, STORIES, atom)
    puller.pull()
    edited = Story(2, edition=2, updated=datetime.now(UTC) + timedelta(seconds=1))
    site.routes[edited.path] = Answer(edited.page())
    publish(site, [STORIES[0], edited, STORIES[2]], atom)
    assert puller.pull().landed == 1
    old, new = (row for row in puller.had() if row["external_id"] == "urn:press:2")
    assert old["document_key"] == new["document_key"]
    assert old["document_id"] != new["document_id"]
    assert new["content"] == edited.page()


def test_an_entry_keeps_its_identity_when_its_url_moves(site: Site, puller: Puller) -> None:
    publish(site, STORIES)
    puller.pull()
    site.routes["/feed"] = Answer(rss(f"{site.url}/archive", STORIES))
    assert puller.pull().landed == 0


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(status=403), "refused"),
        (Answer(status=404), "missing"),
        (Answer(b"{}", content_type="application/octet-stream"), "unsupported_type"),
        (Answer(status=302, headers={"Location": "http://169.254.169.254/"}), "forbidden_address"),
        (hostile.gzip_bomb(20), "oversized"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_where_the_page_cannot_be_had_its_summary_stands_in_and_the_reason_is_a_row(
    site: Site, puller: Puller, answer: Answer, code: str
) -> None:
    site.routes[f"{STORIES[1].path}?utm_source=rss"] = site.routes[STORIES[1].path] = answer
    publish(site, STORIES)
    report = puller.pull()
    assert report.rejected == {code: 1}
    assert puller.refused() == {"urn:press:2": code}
    kept = {row["external_id"]: row for row in puller.had()}
    assert json.loads(kept["urn:press:2"]["content"])["html"] == STORIES[1].summary
    asked = len(site.requests)
    assert puller.pull().landed == 0
    assert len(site.requests) == asked + 1  # the page is not asked for again, unless somebody wants it
    site.routes[STORIES[1].path] = Answer(STORIES[1].page())
    publish(site, [*STORIES, Story(5)])
    assert puller.pull(asks_again=True).landed == 2
    assert puller.had()[-2]["content"] == STORIES[1].page()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Answer(status=500), "unreachable"),
        (hostile.cut_short(), "unreachable"),
        (Answer(b"\x00\x01\x02 no page", content_type="text/html"), "binary"),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "corrupt"),
        (Answer(b"  "), "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_fails_for_now_is_a_row_and_is_had_by_the_next_pull_even_if_the_feed_has_rolled_over(
    site: Site, puller: Puller, fault: Answer, code: str
) -> None:
    site.routes[STORIES[1].path] = fault
    publish(site, STORIES)
    assert puller.pull().rejected == {code: 1}
    assert len(puller.had()) == 2
    assert puller.pull().landed == 0  # the same failure is the same row
    site.routes[STORIES[1].path] = Answer(STORIES[1].page())
    publish(site, [Story(9)])
    assert puller.pull().landed == 2
    had = {row["external_id"]: row for row in puller.had()}
    assert had["urn:press:2"]["content"] == STORIES[1].page()
    assert had["urn:press:2"]["title"] == STORIES[1].title


def test_robots_close_a_page_and_not_the_feed(site: Site, puller: Puller) -> None:
    site.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /stories/2\n")
    publish(site, STORIES)
    assert puller.pull().rejected == {"robots": 1}
    assert len(puller.had()) == 3  # two pages, one summary
    assert not any(path.startswith("/stories/2") for path in site.paths())


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(status=500), "unreachable"),
        (Answer(status=404), "missing"),
        (Answer(b"<html><body>We have moved</body></html>"), "corrupt"),
        (Answer(b'{"version": "2", "items": []}'), "corrupt"),
        (Answer(b'{"items": ['), "corrupt"),
    ],
)
def test_a_feed_that_cannot_be_had_or_read_is_a_row(site: Site, puller: Puller, answer: Answer, code: str) -> None:
    site.routes["/feed"] = answer
    assert puller.pull().rejected == {code: 1}
    assert puller.pull().landed == 0  # once a day
    publish(site, STORIES)
    assert puller.pull().landed == 3


def test_an_interrupted_pull_leaves_the_feed_to_be_read_again(site: Site, puller: Puller) -> None:
    """The validators of a feed are kept only when all that it names has landed."""
    publish(site, STORIES)
    errand = puller.errand()
    assert len(list(read_with_errand(errand, limits=Limits(10_000)))) == 3  # read, and killed before it landed
    assert puller.pull().landed == 3
