"""Rows of texts: what stands in them, and what is set aside."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.text import make_texts
from tests.extractors.text.rows import RETRIEVED, documents
from warehouse.contract.schemas import TEXTS

GERMAN = "Der Aufsichtsrat hat gestern beschlossen, den Vertrag des Vorstands um drei Jahre zu verlängern."
STORY = "Harbour Foods has named Jane Roe its chief executive. She follows John Doe, who retires after nine years."
GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"


def text_of(**row: Any) -> dict[str, Any]:
    (found,) = make_texts(documents(row)).to_pylist()
    return found


def test_a_story_becomes_blocks_that_make_its_text() -> None:
    row = text_of(content=f"Harbour names chief\n\nBERGEN, May 3, 2024 (CPB) - {STORY}\n\n{STORY}\n".encode())
    blocks = [(block["kind"], row["text"][block["start"] : block["end"]]) for block in row["blocks"]]
    assert blocks == [
        ("title", "Harbour names chief"),
        ("dateline", "BERGEN, May 3, 2024 (CPB) -"),
        ("paragraph", STORY),
        ("paragraph", STORY),
    ]
    assert row["text"] == "\n\n".join(text for _, text in blocks)
    assert (row["title"], row["language"], row["rejection_code"]) == ("Harbour names chief", "en", None)


@pytest.mark.parametrize(
    ("row", "published", "precision", "source", "available"),
    [
        ({"published_at": "2024-05-03T10:00:00Z"}, "2024-05-03T10:00Z", "instant", "given", "2024-05-03T10:00Z"),
        ({"published_at": "2024-05-03"}, "2024-05-03T00:00Z", "day", "given", "2024-05-03T23:59:59.999999Z"),
        ({"published_at": "last week"}, None, None, "unknown", RETRIEVED.isoformat()),
        ({}, None, None, "unknown", RETRIEVED.isoformat()),
        (
            {"form": "8-K", "accepted_at": "2024-05-03 17:45:00"},
            *("2024-05-03T21:45Z", "instant", "header", "2024-05-06T10:00Z"),
        ),
        (
            {"form": "8-K", "published_at": "2024-05-03"},
            *("2024-05-03T00:00Z", "day", "given", "2024-05-04T03:59:59.999999Z"),
        ),
        (
            {"source_id": "gone", "published_at": "2024-05-03"},
            *("2024-05-03T00:00Z", "day", "given", "2024-05-04T11:59:59.999999Z"),
        ),
    ],
    ids=["instant", "date", "relative", "none", "accepted late", "filing's date", "source gone"],
)
def test_times(row: dict[str, Any], published: str | None, precision: str | None, source: str, available: str) -> None:
    found = text_of(content=STORY.encode(), **row)
    assert found["published_at"] == (datetime.fromisoformat(published) if published else None)
    assert (found["published_at_precision"], found["published_at_source"]) == (precision, source)
    assert found["available_at"] == datetime.fromisoformat(available)


def test_a_dateline_dates_a_story_and_a_given_date_goes_before_it() -> None:
    content = f"BERGEN, May 3, 2024 (CPB) - {STORY}".encode()
    assert text_of(content=content)["published_at_source"] == "dateline"
    assert text_of(content=content, published_at="2024-05-04")["published_at_source"] == "given"


def test_an_eml_is_dated_by_its_header() -> None:
    content = f"From: a@b.example\nSubject: Harbour\nDate: Fri, 3 May 2024 08:30:00 +0200\n\n{STORY}\n".encode()
    found = text_of(content=content, media_type="message/rfc822")
    assert (found["published_at_source"], found["published_at"]) == ("header", datetime(2024, 5, 3, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"content": b"%PDF-1.4 broken", "media_type": "application/pdf"}, "corrupt"),
        ({"content": b"<!-- -->", "media_type": "text/html"}, "corrupt"),
        ({"content": b"no headers", "media_type": "message/rfc822"}, "corrupt"),
        ({"content": b"12 345 678"}, "no_text"),
        ({"content": GERMAN.encode()}, "not_english"),
        ({"content": None, "rejection_code": "oversized", "rejection_detail": "too many bytes"}, "oversized"),
        ({"content": b"\x00\x01", "rejection_code": "binary"}, "binary"),
    ],
)
def test_what_cannot_be_used_is_set_aside_in_its_row(row: dict[str, Any], code: str) -> None:
    table = make_texts(documents({"content": STORY.encode()}, row, {"content": STORY.encode()}))
    assert table.column("rejection_code").to_pylist() == [None, code, None]
    assert table.column("text").to_pylist()[1] is None
    assert table.column("document_id").to_pylist() == ["d0", "d1", "d2"]


def test_text_and_html_of_a_json_line() -> None:
    page = {"html": f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"}
    for value in ({"text": STORY}, page, {"text": " ", **page}):
        found = text_of(content=json.dumps(value).encode(), media_type="application/json")
        assert STORY in found["text"]


def test_the_same_documents_give_the_same_rows() -> None:
    table = documents({"content": STORY.encode()}, {"content": b"<p>" + STORY.encode(), "media_type": "text/html"})
    first, second = make_texts(table), make_texts(table)
    assert first.schema.equals(TEXTS)
    assert first.equals(second)


@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold set is not beside the project")
@pytest.mark.parametrize("name", ["dev_documents.jsonl", "train_news_documents.jsonl"])
def test_real_documents_keep_their_words(name: str) -> None:
    """Nothing but white space and marks is lost or added, whatever the style of a document."""
    lines = (GOLD / name).read_bytes().splitlines()[::12]
    told_rows = [json.loads(line) for line in lines]
    rows = [
        {"content": line, "media_type": "application/json", "title": told["title"], "form": told["form"]}
        for line, told in zip(lines, told_rows, strict=True)
    ]
    for line, found in zip(lines, make_texts(documents(*rows)).to_pylist(), strict=True):
        if found["rejection_code"]:
            continue
        told = "".join(filter(str.isalpha, json.loads(line)["text"]))
        made = "".join(filter(str.isalpha, found["text"]))
        title = "".join(filter(str.isalpha, found["title"]))
        assert made.removeprefix(title) in told or told.casefold() in made.casefold()
        assert found["text"] == "\n\n".join(found["text"][block["start"] : block["end"]] for block in found["blocks"])
