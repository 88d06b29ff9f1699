"""The made stream is the same each time, has the shapes that it says, and states events that extraction finds."""

import json
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pytest

from extractors.evaluation.gold import GoldSet, read_annotations
from extractors.events import extract_mentions
from extractors.events.catalogue import read_event_types
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from tests.bench.made.stream import make_stream, write_stream
from warehouse.contract.landing import Landing

FOUND_AT_LEAST = 0.8  # of the events stated; a template that extraction cannot read says nothing about scale


def test_the_same_seed_makes_the_same_and_a_longer_stream_begins_with_the_shorter() -> None:
    assert list(make_stream(50)) == list(islice(make_stream(80), 50))
    assert list(make_stream(20, start=30)) == list(make_stream(50))[30:]
    assert list(make_stream(50, seed=8)) != list(make_stream(50))


def test_lengths_and_the_share_with_events_are_those_asked_for() -> None:
    made = list(make_stream(3_000))
    lengths: dict[str, list[int]] = {}
    for each in made:
        lengths.setdefault(each.gold["doc_kind"], []).append(len(each.document["text"].split()))
    medians = {kind: sorted(held)[len(held) // 2] for kind, held in lengths.items()}
    assert medians["press_release"] == pytest.approx(476, rel=0.1)
    assert medians["news"] == pytest.approx(334, rel=0.1)
    assert medians["newswire"] == pytest.approx(89, rel=0.2)
    assert 70 <= sum(bool(each.gold["events"]) for each in made) <= 130  # of 100 expected, sd 10
    assert not any(each.gold["events"] for each in make_stream(100, share=0))


def test_an_event_states_what_its_evidence_and_the_catalogue_say() -> None:
    families = {each.event_type: each.event_family for each in read_event_types()}
    for each in make_stream(200, share=1):
        (event,) = each.gold["events"]
        assert event["evidence"] in each.document["text"]
        assert families[event["subtype"]] == event["type"]
        for slot in ("company", "person", "counterparty"):
            assert event.get(slot, "").rstrip(".") in event["evidence"]


def test_the_files_are_those_of_the_folder_source_and_of_gold(tmp_path: Path) -> None:
    documents, gold = write_stream(tmp_path, make_stream(30, share=1))
    found = list(kind_reader("folder").read_documents(str(documents), limits=Limits(1_000_000)))
    annotated = read_annotations(GoldSet("made", gold, documents))
    assert [each.external_id for each in found] == [each["id"] for each in annotated]
    assert [json.loads(line)["text"] for line in documents.read_text("utf-8").splitlines()] == [
        each["text"] for each in annotated
    ]


@pytest.mark.slow
def test_extraction_finds_what_was_made(tmp_path: Path) -> None:
    documents, gold = write_stream(tmp_path, make_stream(60, share=1))
    landing = Landing(str(tmp_path / "landing"))
    land_documents(
        kind_reader("folder").read_documents(str(documents), limits=Limits(1_000_000)),
        landing,
        source_id="folder",
        withdrawn=frozenset(),
        partition_documents=100,
        partition_bytes=10_000_000,
    )
    landed = pa.concat_tables(landing.read_all("documents"))
    names = dict(zip(landed["document_id"].to_pylist(), landed["external_id"].to_pylist(), strict=True))
    rows = extract_mentions(make_texts(landed)).mentions.to_pylist()
    told = {(names[row["document_id"]], row["event_type"]) for row in rows}
    stated = {(each["id"], each["events"][0]["subtype"]) for each in read_annotations(GoldSet("made", gold, documents))}
    assert len(stated & told) / len(stated) >= FOUND_AT_LEAST, sorted(stated - told)
