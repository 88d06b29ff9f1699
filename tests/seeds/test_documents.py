"""The bundled documents hold what expected_events.jsonl says, in every format that the folder source reads."""

import email
import email.policy
import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "seeds" / "documents"
EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "expected_events.jsonl").read_text("utf-8").splitlines()
]
BY_DESIGN_REJECTED = {
    "2024-10-09-yarra-appendix.pdf",
    "2024-12-24-placeholder.txt",
    "2024-09-27-gruenwald-mizuhara-de.txt",
}


def flat(text: str) -> str:
    return " ".join(text.split())


def read(path: Path) -> dict[str, str]:
    """The texts of a file by external id, whitespace made single: enough to look for evidence in."""
    match path.suffix:
        case ".jsonl":
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            return {row["external_id"]: flat(row["text"]) for row in rows}
        case ".pdf":
            text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        case ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            assert body is not None
            text = body.get_content()
        case ".html":
            text = html.unescape(re.sub(r"<[^>]+>", " ", path.read_text("utf-8")))
        case _:
            text = path.read_text("utf-8")
    return {f"{DOCUMENTS.name}/{path.name}": flat(text)}


def documents() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(DOCUMENTS.iterdir()):
        if not path.name.endswith(".meta.json") and path.name not in BY_DESIGN_REJECTED:
            texts |= read(path)
    return texts


TEXTS = documents()


def test_every_document_has_its_line_and_every_line_its_document() -> None:
    assert sorted(TEXTS) == sorted(row["id"] for row in EXPECTED)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["id"])
def test_evidence_stands_in_the_document(row: dict[str, Any]) -> None:
    missing = [event["evidence"] for event in row["events"] if flat(event["evidence"]) not in TEXTS[row["id"]]]
    assert missing == []


def test_every_event_type_is_news_somewhere() -> None:
    news = {
        event["subtype"]
        for row in EXPECTED
        for event in row["events"]
        if not event.get("background") and not event.get("optional")
    }
    gold = (ROOT / "tests" / "gold" / "gold.jsonl").read_text("utf-8").splitlines()
    assert news >= {event["subtype"] for line in gold for event in json.loads(line)["events"]}
    assert len(news) == 27


def test_eight_documents_state_no_event() -> None:
    assert sum(not row["events"] for row in EXPECTED) >= 8


def test_every_format_is_there() -> None:
    suffixes = Counter(path.suffix for path in DOCUMENTS.iterdir())
    assert {".txt", ".md", ".html", ".pdf", ".eml", ".jsonl"} <= set(suffixes)


@pytest.mark.parametrize("sidecar", sorted(DOCUMENTS.glob("*.meta.json")), ids=lambda path: path.name)
def test_sidecars_stand_beside_a_document(sidecar: Path) -> None:
    assert sidecar.with_name(sidecar.name.removesuffix(".meta.json")).exists()
    assert json.loads(sidecar.read_text("utf-8"))["publisher"]


def test_three_documents_cannot_be_used() -> None:
    assert all((DOCUMENTS / name).exists() for name in BY_DESIGN_REJECTED)
    assert (DOCUMENTS / "2024-12-24-placeholder.txt").stat().st_size == 0
    with pytest.raises(pypdf.errors.PyPdfError):
        pypdf.PdfReader(DOCUMENTS / "2024-10-09-yarra-appendix.pdf")
