"""Sitemaps on loopback: news sitemaps, indexes, compressed ones, and those that robots.txt lists."""

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources import sitemaps
from extractors.sources.sitemaps import read_sitemap
from tests.extractors.sources.pulls import Puller
from tests.loopback.press import Story
from tests.loopback.server import Answer, Site

NOW = datetime.now(UTC)
SPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"


def news(base: str, *numbers: int, changed: datetime = NOW) -> bytes:
    """A news sitemap of stories, each said to be published an hour before it was last changed."""
    urls = "".join(
        f"<url><loc>{base}/stories/{number}</loc><lastmod>{changed.isoformat()}</lastmod><n:news><n:publication>"
        f"<n:name>Press</n:name><n:language>en</n:language></n:publication><n:title>Story {number}</n:title>"
        f"<n:publication_date>{(changed - timedelta(hours=1)).isoformat()}</n:publication_date></n:news></url>"
        for number in numbers
    )
    return f"<?xml version='1.0'?><urlset {SPACE}>{urls}</urlset>".encode()


def index(base: str, **changed: datetime) -> bytes:
    maps = "".join(
        f"<sitemap><loc>{base}/{name}.xml</loc><lastmod>{at.isoformat()}</lastmod></sitemap>"
        for name, at in changed.items()
    )
    return f"<sitemapindex {SPACE}>{maps}</sitemapindex>".encode()


@pytest.fixture
def press(site: Site) -> Site:
    for number in range(1, 9):
        site.routes[f"/stories/{number}"] = Answer(Story(number).page())
    return site


def test_the_pages_of_a_news_sitemap_land_with_what_it_says_of_them(press: Site, tmp_path: Path) -> None:
    press.routes["/news.xml"] = Answer(news(press.url, 1, 2))
    puller = Puller(tmp_path, "sitemap", f"{press.url}/news.xml")
    assert puller.pull().landed == 2
    row = puller.had()[0]
    assert (row["url"], row["title"], row["publisher"]) == (f"{press.url}/stories/1", "Story 1", "Press")
    assert row["published_at"] == (NOW - timedelta(hours=1)).isoformat()
    assert row["content"] == Story(1).page()
    assert puller.pull().landed == 0


def test_robots_lead_to_sitemaps_and_an_index_to_those_that_changed_lately(press: Site, tmp_path: Path) -> None:
    old = NOW - timedelta(days=30)
    press.routes |= {
        "/robots.txt": Answer(f"User-agent: *\nSitemap: {press.url}/index.xml\n".encode()),
        "/index.xml": Answer(index(press.url, one=NOW, two=NOW, archive=old)),
        "/one.xml": Answer(gzip.compress(news(press.url, 1, 2)), content_type="application/gzip"),
        "/two.xml": Answer(news(press.url, 3, changed=old)),
        "/archive.xml": Answer(news(press.url, 4)),
    }
    puller = Puller(tmp_path, "sitemap", f"{press.url}/robots.txt")
    assert puller.pull().landed == 2
    assert {row["title"] for row in puller.had()} == {"Story 1", "Story 2"}
    assert "/archive.xml" not in press.paths()


def test_a_sitemap_that_cannot_be_read_is_a_row_and_the_others_are_read(press: Site, tmp_path: Path) -> None:
    press.routes |= {
        "/index.xml": Answer(index(press.url, bad=NOW, gone=NOW, one=NOW)),
        "/bad.xml": Answer(b"<!DOCTYPE r [<!ENTITY a 'b'>]><urlset>&a;</urlset>"),
        "/one.xml": Answer(news(press.url, 1)),
    }
    report = Puller(tmp_path, "sitemap", f"{press.url}/index.xml").pull()
    assert (report.landed, report.rejected) == (3, {"hostile_markup": 1, "missing": 1})


def test_sitemaps_that_name_each_other_are_read_once(press: Site, tmp_path: Path) -> None:
    press.routes |= {
        "/a.xml": Answer(index(press.url, b=NOW, a=NOW)),
        "/b.xml": Answer(index(press.url, a=NOW)),
    }
    Puller(tmp_path, "sitemap", f"{press.url}/a.xml").pull()
    assert press.paths() == ["/a.xml", "/b.xml"]


def test_a_text_file_of_urls_is_a_sitemap() -> None:
    sitemap = read_sitemap(b"\xef\xbb\xbfhttps://a.example/1\n\nhttps://a.example/2\n", url="", max_bytes=100)
    assert [entry.page for entry in sitemap.pages] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", RejectionCode.CORRUPT),
        (b"a page", RejectionCode.CORRUPT),
        (b"<urlset><url><loc>", RejectionCode.CORRUPT),
        (gzip.compress(bytes(5_000_000)), RejectionCode.OVERSIZED),
        (gzip.compress(b"<urlset/>")[:12], RejectionCode.CORRUPT),
        (b"<a>" * 1000, RejectionCode.HOSTILE_MARKUP),
        (b"<urlset>" + b"<url><loc>/1</loc></url>" * 11, RejectionCode.OVERSIZED),
    ],
    ids=["empty", "words", "cut off", "bomb", "broken gzip", "nested", "too many"],
)  # fmt: skip
def test_what_is_no_sitemap_is_refused(content: bytes, code: RejectionCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_PAGES", 10)
    with pytest.raises(RejectionError) as caught:
        read_sitemap(content, url="https://a.example/s.xml", max_bytes=1_000_000)
    assert caught.value.rejection.code is code
