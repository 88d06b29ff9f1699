"""Pages of the feed of current filings, and folders of the daily index."""

import json
from datetime import date

import pytest

from extractors.rejections import RejectionError
from extractors.sources.edgar.current import page_url, read_current
from extractors.sources.edgar.days import folder_urls, read_folder

ENTRY = (
    "<entry><title>{title}</title><updated>2024-03-01T16:05:01-05:00</updated>"
    "<id>urn:tag:sec.gov,2008:accession-number=0000009999-24-000001</id></entry>"
)


def feed(*titles: str) -> bytes:
    entries = "".join(ENTRY.format(title=title) for title in titles)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Latest</title>{entries}</feed>'.encode()


def test_an_entry_is_a_filing() -> None:
    (entry,) = read_current(feed("8-K/A - QUAY (NORTH) CO - TRUST (0000000007) (Filer)"))
    assert (entry.form, entry.company_name, entry.cik) == ("8-K/A", "QUAY (NORTH) CO - TRUST", "7")
    assert (entry.filed, entry.path) == (date(2024, 3, 1), "edgar/data/7/0000009999-24-000001.txt")


def test_an_empty_page_is_the_last() -> None:
    assert read_current(feed()) == []


@pytest.mark.parametrize("content", [b"", b"<html>Sorry</html>", feed("no filing at all")])
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(RejectionError):
        read_current(content)


def test_pages_are_asked_for_by_form() -> None:
    assert page_url("https://www.sec.gov/", "8-K", 2).endswith(
        "/cgi-bin/browse-edgar?action=getcurrent&type=8-K&owner=include&count=100&start=200&output=atom"
    )


def test_folders_are_quarters_and_list_days() -> None:
    since, until = date(2023, 12, 30), date(2024, 1, 3)
    assert folder_urls("https://a/", since=since, until=until) == [
        "https://a/Archives/edgar/daily-index/2023/QTR4/",
        "https://a/Archives/edgar/daily-index/2024/QTR1/",
    ]
    names = ["form.20240102.idx", "form.20240105.idx", "form.20240102.idx.gz", "form.2024.idx", "form.20249999.idx"]
    listing = json.dumps({"directory": {"item": [{"name": name} for name in names]}})
    assert read_folder(listing.encode(), since=since, until=until) == [(date(2024, 1, 2), "form.20240102.idx")]
    with pytest.raises(RejectionError, match="bad_json"):
        read_folder(b"[]", since=since, until=until)
