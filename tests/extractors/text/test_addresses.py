"""Days in paths, and where pages say that they live."""

import pytest
from lxml import html

from extractors.text.addresses import canonical_url, url_day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2019/11/18/quay-sold", "2019-11-18"),
        ("https://a.example/news/2019/nov/8/quay", "2019-11-08"),
        ("https://a.example/2019-11-18/", "2019-11-18"),
        ("https://a.example/2019/11/quay", None),
        ("https://a.example/2019/13/18/quay", None),
        ("https://a.example/quay-of-2019-11-18-sold", None),
        ("https://a.example/?day=/2019/11/18/", None),
        (None, None),
    ],
)
def test_a_path_tells_a_day(url: str | None, day: str | None) -> None:
    assert url_day(url) == day


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="http://News.Example/a/#top">', "https://news.example/a"),
        ('<link rel="canonical" href="/a?id=2">', "https://b.example/a?id=2"),
        ('<meta property="og:url" content="https://news.example/a">', "https://news.example/a"),
        ('<link rel="canonical" href="https://news.example/">', None),
        ('<link rel="canonical" href="ftp://news.example/a">', None),
        ("<title>A</title>", None),
    ],
)
def test_a_page_tells_where_it_lives(head: str, expected: str | None) -> None:
    tree = html.fromstring(f"<html><head>{head}</head><body><p>A</p></body></html>")
    assert canonical_url(tree, "https://b.example/b") == expected
