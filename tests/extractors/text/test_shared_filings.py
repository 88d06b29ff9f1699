"""Every real filing of the shared corpus parsed into the items that a reader counts in it."""

import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from extractors.text import make_texts
from tests.extractors.text.rows import documents
from warehouse.contract.settings import PROJECT

CORPUS = PROJECT.parent / "shared" / "corpus" / "edgar"
# Read off by eye, in the order in which the captions stand: 45 documents, 44 of them filings with 74 items.
ITEMS = {
    "0000887919-21-000012.html": "8.01 9.01",
    "0001045810-26-000024.txt": "5.02 9.01",
    "0001104659-03-004925.html": "9",
    "0001437749-16-028287.html": "2.02 9.01",
    "0001628280-25-058337.txt": "5.02",
    "1800Flowers.8-K.html": "5.07",
    "BuckleInc.8-K.EX99.1.html": "",
    "BuckleInc.8-K.html": "2.02 9.01",
    "NextPoint.8K.html": "8.01",
    "Oracle.8-K.html": "5.07",
    "afcgamma.8K.html": "5.02 7.01 9.01",
    "form8K.Blackrock.html": "5.02",
    "form8k.Nordstrom.html": "5.02 9.01",
    "1000685_8K_1997_0001000685-97-000006.txt": "2 7",
    "1000685_8K_1997_0001036050-97-000815.txt": "5 7",
    "1000685_8K_1998_0001000685-98-000002.txt": "5",
    "1000685_8K_1998_0001000685-98-000008.txt": "5 7",
    "1000695_8K_2001_0000950117-01-500102.txt": "5",
    "1000695_8K_2001_0000950117-01-500726.txt": "5",
    "1000695_8K_2001_0000950117-01-501228.txt": "5",
    "1000695_8K_2001_0000950117-01-501415.txt": "5 7",
    "1000695_8K_2001_0000950117-01-501696.txt": "5 7",
    "1001279_8K_2002_0000930661-02-003342.htm": "7 9",
    "1001279_8K_2002_0000950109-02-005824.htm": "9 7",
    "1001279_8K_2003_0000930661-03-002290.htm": "7 12",
    "1001279_8K_2003_0001193125-03-003812.htm": "5 7 12",
    "1001279_8K_2003_0001193125-03-051942.htm": "9",
    "1001279_8K_2003_0001193125-03-055577.htm": "7 12",
    "1001279_8K_2003_0001193125-03-078271.htm": "7 12",
    "1002135_8K_1999_0000914760-99-000090.txt": "5 7",
    "1002135_8K_1999_0000914760-99-000124.txt": "5 7",
    "1002135_8K_1999_0000914760-99-000229.txt": "5 7",
    "1002135_8K_1999_0000914760-99-000230.txt": "5 7",
    "100240_8K_1994_0000950144-94-000103.txt": "7",
    "100240_8K_1994_0000950144-94-000177.txt": "7",
    "100240_8K_1994_0000950144-94-000277.txt": "2 7",
    "1004963_8K_1996_0000899243-96-000861.txt": "2 7",
    "1004963_8K_1996_0001004963-96-000004.txt": "5",
    "1004963_8K_1996_0001004963-96-000010.txt": "2 5 7",
    "1004963_8K_1996_0001004963-96-000018.txt": "5",
    "1004963_8K_1996_0001004963-96-000019.txt": "2 5 7",
    "100783_8K_1994_0000950117-94-000182.txt": "5 7",
    "104169_8K_1995_0000899243-95-000310.txt": "5",
    "109446_8K_1994_0000109446-94-000005.txt": "5",
    "109446_8K_1994_0000109446-94-000008.txt": "5",
}

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, Any]]:
    rows = [
        {
            "document_id": name,
            "content": content,
            "media_type": "text/plain" if name.endswith(".txt") else "text/html",
        }
        for name, content in read_filings()
    ]
    return {row["document_id"]: row for row in make_texts(documents(*rows)).to_pylist()}


def test_no_document_is_left_out(texts: dict[str, dict[str, Any]]) -> None:
    assert set(texts) == set(ITEMS)
    assert [row["rejection_code"] for row in texts.values() if row["rejection_code"]] == []


def test_items_are_those_that_a_reader_counts(texts: dict[str, dict[str, Any]]) -> None:
    assert {name: " ".join(row["sec_items"]) for name, row in texts.items()} == ITEMS
    assert sum(len(items.split()) for items in ITEMS.values()) == 74


def test_each_item_has_its_text(texts: dict[str, dict[str, Any]]) -> None:
    for name, row in texts.items():
        spans = row["item_spans"]
        assert list(dict.fromkeys(span["number"] for span in spans)) == row["sec_items"], name
        for span in spans:
            assert row["text"][span["start"] : span["end"]].casefold().startswith("item"), name


def test_each_filing_tells_its_day_of_report(texts: dict[str, dict[str, Any]]) -> None:
    assert [name for name, row in texts.items() if row["period_of_report"] is None] == ["BuckleInc.8-K.EX99.1.html"]


def test_submissions_tell_the_industry_of_their_filer(texts: dict[str, dict[str, Any]]) -> None:
    told = {name: row["filer_sic"] for name, row in texts.items() if row["filer_sic"]}
    assert told["0001045810-26-000024.txt"] == "3674"
    assert len(told) == 27


def read_filings() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each document."""
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".txt", ".html") and ".idx" not in path.name:
            yield path.name, path.read_bytes()
    with zipfile.ZipFile(CORPUS / "raw_8k.zip") as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
