"""Feeds as they are written in the world, and as nobody should write them."""

import json

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.entries import Entry, parse_entry
from extractors.sources.feeds import MOST_ENTRIES, read_feed

BASE = "https://press.example/feeds/all.xml"


def rss(*items: str, head: str = "") -> bytes:
    joined = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>{joined}</channel></rss>'.encode()


def only(content: bytes) -> Entry:
    (entry,) = read_feed(content, url=BASE)
    return entry


@pytest.mark.parametrize(
    ("item", "page", "external_id"),
    [
        ("<guid>urn:a</guid><link>/stories/1</link>", "https://press.example/stories/1", "urn:a"),
        ("<link>https://b.example/x?utm_medium=rss&amp;id=7#top</link>", "https://b.example/x?id=7", None),
        ("<guid>https://b.example/permanent</guid>", "https://b.example/permanent", None),
        ("<guid isPermaLink='false'>4711</guid><title>No page</title>", None, "4711"),
        ("<link>javascript:alert(1)</link>", "javascript:alert(1)", None),
    ],
)
def test_an_entry_is_known_by_its_guid_or_else_its_canonical_url(
    item: str, page: str | None, external_id: str | None
) -> None:
    entry = only(rss(item))
    assert (entry.page, entry.external_id) == (page, external_id or page)


def test_an_entry_with_neither_guid_nor_link_is_known_by_what_it_says() -> None:
    content = rss("<title>One</title>", "<title>Two</title>", "<title>One</title>")
    one, two = read_feed(content, url=BASE)
    assert one.external_id.startswith("entry:")
    assert one.external_id != two.external_id


def test_the_fullest_of_what_a_feed_gives_of_a_story_is_its_summary() -> None:
    full = "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;All of it.&lt;/p&gt;"
    entry = only(rss(f"<link>/1</link><description>Part</description>{full}</content:encoded>"))
    assert entry.given.html == "<p>All of it.</p>"


def test_scripts_in_a_summary_are_left_out_and_a_title_is_plain_text() -> None:
    item = "<link>/1</link><title>&lt;b&gt;Roe&lt;/b&gt; &amp;amp; Doe</title>"
    entry = only(rss(item + "<description>&lt;p onclick='x()'&gt;Hi&lt;script&gt;x()&lt;/script&gt;</description>"))
    assert entry.given.title == "Roe & Doe"
    assert "script" not in (entry.given.html or "")
    assert "onclick" not in (entry.given.html or "")


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    content = b"<rss version='2.0'><channel><item><link>https://a.example/1</link><title>R & D</title></item></rss>"
    assert only(content).given.title == "R & D"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_feed_is_read_in_its_own_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><link>/1</link>'
    content = (text + "<title>Société Générale</title></item></channel></rss>").encode(encoding)
    assert only(content).given.title == "Société Générale"


def test_what_is_no_string_in_a_json_feed_is_absent() -> None:
    item = {"id": 5, "url": ["x"], "title": {"a": 1}, "content_text": "A < B", "authors": ["Ann", {"name": "Bo"}]}
    feed = {"version": "https://jsonfeed.org/version/1", "items": ["nothing", item]}
    entry = only(json.dumps(feed).encode())
    assert (entry.external_id, entry.page, entry.given.title) == ("5", None, None)
    assert (entry.given.html, entry.given.authors) == ("<p>A &lt; B</p>", ["Bo"])


def test_an_entry_comes_back_from_its_bytes() -> None:
    entry = only(rss("<guid>a</guid><link>https://a.example/1</link><title>Roe \U0001f600</title>"))
    assert parse_entry(entry.content()) == entry


LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {later} '&{earlier};&{earlier};&{earlier};&{earlier};'>"
    for earlier, later in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [
        rss("<title>&n;</title>", head=LAUGHS + "]>"),
        rss("<title>&x;</title>", head="<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
        rss("<title>x</title>", head="<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]>"),
        rss("<a>" * 5000 + "</a>" * 5000),
        rss("<a>" * 200_000),
        rss("<title>&n;</title>", head=LAUGHS + "]>")
        .decode()
        .replace('"1.0"', '"1.0" encoding="utf-16"')
        .encode("utf-16"),
    ],
    ids=["laughs", "file", "parameter", "nested", "nested and open", "laughs in UTF-16"],
)
def test_hostile_xml_is_refused(content: bytes) -> None:
    with pytest.raises(RejectionError) as caught:
        read_feed(content, url=BASE)
    assert caught.value.rejection.code is RejectionCode.HOSTILE_MARKUP


def test_a_feed_of_too_many_entries_is_refused() -> None:
    items = [{"id": str(number)} for number in range(MOST_ENTRIES + 1)]
    with pytest.raises(RejectionError) as caught:
        read_feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode(), url=BASE)
    assert caught.value.rejection.code is RejectionCode.OVERSIZED


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"\x00\x01\x02", b"[" * 100_000, b'{"a":' * 100_000, b"<html><p>Not here</p></html>", b"plain"],
)
def test_what_is_no_feed_is_corrupt(content: bytes) -> None:
    with pytest.raises(RejectionError) as caught:
        read_feed(content, url=BASE)
    assert caught.value.rejection.code is RejectionCode.CORRUPT


def test_the_name_of_a_file_is_not_taken_for_a_feed() -> None:
    with pytest.raises(RejectionError):
        read_feed(b"/etc/passwd", url=BASE)
