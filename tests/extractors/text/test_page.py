"""Web pages: the article, its metadata and its structure."""

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.page import read_page

STORY = "Harbour Foods has named Jane Roe its chief executive. She follows John Doe, who retires after nine years."
PAGE = f"""<!doctype html><html lang="en"><head><title>Harbour names chief | The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour names chief">
<meta name="author" content="Ann Writer">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-05-03T08:30:00+02:00"}}</script>
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Harbour names chief</h1>
<p>{STORY}</p><h2>What she will do</h2><p>{STORY.replace("Jane", "Ms")}</p>
<ul><li>Close the second cannery by the end of the year</li><li>Open a yard in the north of the country</li></ul>
<table><tr><th>Name</th><th>Post</th></tr><tr><td>Jane Roe</td><td>Chief executive</td></tr></table>
<p>{STORY.replace("nine", "ten")}</p></article><footer>All rights reserved. Cookies.</footer></body></html>"""


def test_article_and_metadata() -> None:
    reading = read_page(PAGE, is_filing=False)
    assert (reading.title, reading.publisher, reading.authors) == ("Harbour names chief", "The Quay", ("Ann Writer",))
    assert (reading.published, reading.published_source) == ("2024-05-03T08:30:00+02:00", "page")
    kinds = {piece.kind for piece in reading.pieces}
    assert {"heading", "list_item", "table_row", None} <= kinds
    assert "Jane Roe | Chief executive" in [piece.text for piece in reading.pieces]
    assert not any("Cookies" in piece.text or "Sport" in piece.text for piece in reading.pieces)


def test_a_page_without_a_date_gives_none() -> None:
    page = PAGE.replace('"datePublished": "2024-05-03T08:30:00+02:00"', '"name": "Harbour"')
    assert read_page(page, is_filing=False).published is None


def test_a_page_too_short_for_an_article_is_read_whole() -> None:
    reading = read_page("<html><body><div>Jane Roe leaves Harbour.</div></body></html>", is_filing=False)
    assert [piece.text for piece in reading.pieces] == ["Jane Roe leaves Harbour."]


@pytest.mark.parametrize("text", ["<!-- nothing -->", "   "])
def test_a_page_without_content_is_corrupt(text: str) -> None:
    with pytest.raises(RejectionError) as caught:
        read_page(text, is_filing=False)
    assert caught.value.rejection.code is RejectionCode.CORRUPT
