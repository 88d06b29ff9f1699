"""Annotated documents to learn from: the form that people write, and labels of texts that lie elsewhere."""

import gzip
import json
from pathlib import Path

import pytest

from extractors.evaluation.gold import annotated_documents, read_annotations
from extractors.events.catalogue import read_event_types
from extractors.training.documents import CORPORA, gold_set, labelled_documents, written_documents
from warehouse.contract.errors import PathError

DOCUMENT = """=== wire-001
kind: newswire
published: 1987-04-03
title: Brannock to buy Selwyn

[Brannock Corp](COMPANY) said [Ada Quill](PERSON) would buy [Selwyn](COMPANY).

[Brannock Corp](COMPANY) told the [Harbour Authority](ORGANISATION).

--- events
{"type": "corporate_action", "subtype": "acquisition", "evidence": "would buy Selwyn"}
"""


def test_a_written_document_comes_out_as_gold(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(
        DOCUMENT + "\n=== wire-002\nkind: news\npublished: 1990\ntitle: T\n\nNo.\n\n--- events\n"
    )
    first, second = written_documents(tmp_path)
    assert first["text"].startswith("Brannock Corp said Ada Quill would buy Selwyn.\n\nBrannock")
    assert first["entities"] == {
        "companies": ["Brannock Corp", "Selwyn"],
        "people": ["Ada Quill"],
        "other_orgs": ["Harbour Authority"],
    }
    assert [event["evidence"] in first["text"] for event in first["events"]] == [True]
    assert (second["id"], second["events"], second["filer"]) == ("wire-002", [], None)


@pytest.mark.parametrize("flaw", ["--- events", "kind: newswire", '"type"'])
def test_a_document_out_of_form_is_named(tmp_path: Path, flaw: str) -> None:
    (tmp_path / "wire.txt").write_text(DOCUMENT.replace(flaw, "?"))
    with pytest.raises(PathError, match="wire-001"):
        list(written_documents(tmp_path))


def test_labels_meet_their_texts(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").write_text(
        json.dumps({"id": "b", "events": [{"evidence": [0, 4], "trigger": [3, 4]}], "entities": {}}) + "\n"
    )
    for name in CORPORA:
        ids = ("a", "b") if name == CORPORA[0] else ("c",)
        rows = [{"external_id": key, "title": "T", "published_at": "2020", "text": key} for key in ids]
        with gzip.open(tmp_path / name, "wt") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    (found,) = labelled_documents(tmp_path, tmp_path)
    assert (found["id"], found["text"], found["published"]) == ("b", "b", "2020")
    assert found["events"] == [{"evidence": "T\n\nb", "trigger": "b"}]


def test_an_absent_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="shared"):
        list(labelled_documents(tmp_path, tmp_path))


def test_what_the_project_wrote_is_whole() -> None:
    families = {kind.event_type: kind.event_family for kind in read_event_types()}
    documents = list(written_documents())
    assert len({document["id"] for document in documents}) == len(documents) > 300
    for document in documents:
        told = f"{document['title']}\n\n{document['text']}"
        for event in document["events"]:
            assert families[event["subtype"]] == event["type"], document["id"]
            assert event["evidence"] in told, document["id"]
            assert event["trigger"] in event["evidence"], document["id"]


def test_written_documents_are_read_as_a_source_reads_them(tmp_path: Path) -> None:
    documents = [document for document in written_documents() if document["filer"]][:2]
    gold = gold_set("written", documents, tmp_path)
    assert [row["id"] for row in read_annotations(gold)] == [document["id"] for document in documents]
    docs = dict(annotated_documents(gold))
    assert [doc._.story.filer_name for doc in docs.values()] == [document["filer"] for document in documents]
