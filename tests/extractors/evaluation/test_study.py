"""The study's labels are sound by themselves, and fit the texts of the shared corpus where that is there."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.evaluation.gold import OWN_GOLD, SHARED_GOLD, read_annotations
from extractors.evaluation.study import STUDY, study_set
from extractors.events.catalogue import read_event_types
from warehouse.contract.errors import PathError

LABELS = OWN_GOLD / STUDY / "labels.jsonl"
CORPUS = SHARED_GOLD.parent / "corpus"
FAMILIES = {kind.event_type: kind.event_family for kind in read_event_types()}


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]


def test_documents_are_named_once_and_lie_in_two_halves(labels: list[dict[str, Any]]) -> None:
    assert len({label["id"] for label in labels}) == len(labels) == 600
    assert sorted(label["half"] for label in labels).count("read") == 300


def test_events_have_a_type_of_the_catalogue_and_a_company(labels: list[dict[str, Any]]) -> None:
    for event in (event for label in labels for event in label["events"]):
        assert FAMILIES[event["subtype"]] == event["type"]
        assert event["company"]


def test_triggers_lie_within_their_evidence(labels: list[dict[str, Any]]) -> None:
    for event in (event for label in labels for event in label["events"]):
        start, end = event["evidence"]
        first, last = event.get("trigger", event["evidence"])
        assert 0 <= start <= first < last <= end


def test_every_label_finds_its_text(tmp_path: Path, labels: list[dict[str, Any]]) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the project")
    found = {document["id"]: document for document in read_annotations(study_set(CORPUS, tmp_path))}
    assert found.keys() == {label["id"] for label in labels}
    assert all(event["evidence"].strip() for document in found.values() for event in document["events"])


def test_without_the_corpus_the_study_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="bbc_2004"):
        study_set(tmp_path, tmp_path)
