"""The time of publication among the metadata of a page."""

import pytest
from lxml import html

from extractors.text.page_times import told_time

LINKED = '<script type="application/ld+json">{"@graph": [{"datePublished": "%s"}]}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (LINKED % "2024-03-01T09:00:00Z", "2024-03-01T09:00:00Z"),
        (LINKED % "0001-01-01T00:00:00Z" + '<meta name="date" content="2024-03-01">', "2024-03-01"),
        (LINKED % "soon" + LINKED % "2024-03-01", "2024-03-01"),
        ('<script type="application/ld+json">{broken</script><meta name="pubdate" content="2024-03-02">', "2024-03-02"),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None),
        ("<title>A</title>", None),
    ],
)
def test_the_first_possible_time_counts(head: str, expected: str | None) -> None:
    assert told_time(html.fromstring(f"<html><head>{head}</head><body><p>A</p></body></html>")) == expected
