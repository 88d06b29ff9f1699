"""A section page on loopback: its stories land, its menus do not."""

from pathlib import Path

from extractors.sources.sections import read_section
from tests.extractors.sources.pulls import Puller
from tests.loopback.press import Story
from tests.loopback.server import Answer, Site

FRONT = b"""<html><body>
<nav><a href="/about-the-house-and-its-people">About the house and its people</a></nav>
<h2><a href="/2026/03/02/anvil-works?utm_source=front">Anvil Works names a chief executive</a></h2>
<h2><a href="/2026/03/02/anvil-works">Anvil Works names a chief executive again</a></h2>
<h2><a href="https://elsewhere.example/2026/03/02/other">A story of another house, 2026</a></h2>
<a href="/business">All of our business stories</a> <a href="/stories/123456">More</a>
<a href="javascript:open()">Open the reader of this page</a>
<h2><a href="/harbour-foods-buys-quay-mills">Harbour Foods buys Quay Mills for cash</a></h2>
</body></html>"""


def test_stories_are_told_from_menus_and_other_sites() -> None:
    entries = read_section(FRONT, url="https://www.press.example/business")
    assert [entry.page for entry in entries] == [
        "https://www.press.example/2026/03/02/anvil-works",
        "https://www.press.example/harbour-foods-buys-quay-mills",
    ]


def test_a_section_is_pulled_like_a_feed(site: Site, tmp_path: Path) -> None:
    site.routes |= {
        "/business": Answer(FRONT, headers={"ETag": '"1"'}),
        "/2026/03/02/anvil-works": Answer(Story(1).page()),
        "/harbour-foods-buys-quay-mills": Answer(Story(2).page()),
    }
    puller = Puller(tmp_path, "section", f"{site.url}/business")
    assert puller.pull().landed == 2
    assert puller.pull().landed == 0
