"""The stages on real folders and a real landing zone, with an extractor of the test's own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from extractors.events.extraction import story_of
from extractors.nlp.annotations import Story
from extractors.outcome import Extraction
from extractors.pulling import pull_source
from extractors.stages import (
    Extractor,
    ExtractReport,
    extract_batch,
    failures_stage,
    mentions_stage,
    plan_batches,
    texts_stage,
)
from extractors.withdrawal import tombstone
from warehouse.contract.errors import OperatorError, PathError, SettingError
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import MENTIONS
from warehouse.contract.settings import read_settings

STORY = "Harbour Foods has named Jane Roe its chief executive. She follows John Doe, who retires after nine years."


def no_mentions(texts: pa.Table) -> Extraction:
    seen.extend(map(str, texts.column("document_id").to_pylist()))
    return Extraction(MENTIONS.empty_table())


seen: list[str] = []
FIRST = Extractor(version=lambda: "one", extract=no_mentions)
SECOND = Extractor(version=lambda: "two", extract=no_mentions)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data home of the test's own with seven documents, one of them empty, in partitions of two."""
    documents = tmp_path / "stories"
    documents.mkdir()
    lines = [json.dumps({"external_id": f"x{number}", "text": f"{STORY} Part {number}."}) for number in range(6)]
    (documents / "all.jsonl").write_text("\n".join(lines))
    (documents / "empty.txt").write_text("")
    monkeypatch.setenv("MARKET_EVENTS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MARKET_EVENTS_DOCUMENTS", str(documents))
    monkeypatch.setenv("MARKET_EVENTS_PARTITION_DOCUMENTS", "2")
    monkeypatch.setenv("MARKET_EVENTS_BATCHES", "3")
    read_settings.cache_clear()
    seen.clear()
    yield tmp_path / "home"
    read_settings.cache_clear()


def landing() -> Landing:
    return Landing(read_settings().landing_root)


def run(extractor: Extractor = FIRST) -> list[ExtractReport]:
    return [extract_batch(batch, extractor=extractor) for batch in plan_batches(extractor=extractor)]


def test_from_folder_to_mentions_and_nothing_left() -> None:
    report = pull_source("folder")
    assert (report.landed, report.already, report.rejected) == (7, 0, {"empty": 1})
    reports = run()
    assert sum(made.documents for made in reports) == 7
    assert sum((made.rejected.get("empty", 0) for made in reports), 0) == 1
    assert plan_batches(extractor=FIRST) == []
    assert pull_source("folder").landed == 0


def test_each_stage_keeps_rows_dates_and_names() -> None:
    pull_source("folder")
    run()
    keys = [partition.key for partition in landing().partitions("documents")]
    assert [partition.key for partition in landing().partitions(texts_stage())] == keys
    assert [partition.key for partition in landing().partitions(mentions_stage(FIRST))] == keys
    documents, texts = (
        [table.column("document_id").to_pylist() for table in landing().read_all(stage)]
        for stage in ("documents", texts_stage())
    )
    assert documents == texts


def test_batches_are_balanced_and_no_more_than_the_setting() -> None:
    pull_source("folder")
    batches = plan_batches(extractor=FIRST)
    assert sorted(len(batch) for batch in batches) == [1, 1, 2]
    assert sorted(key for batch in batches for key in batch) == [p.key for p in landing().partitions("documents")]
    newest = max(key for batch in batches for key in batch)
    assert batches[0][0] == newest


def test_a_new_version_of_the_extractor_makes_mentions_anew_and_keeps_texts() -> None:
    pull_source("folder")
    run()
    before = [partition.byte_count for partition in landing().partitions(texts_stage())]
    assert len(plan_batches(extractor=SECOND)) == 3
    assert [made.rejected for made in run(SECOND)] == [{}, {}, {}]  # no text was made, so none was set aside
    assert [partition.byte_count for partition in landing().partitions(texts_stage())] == before
    assert plan_batches(extractor=SECOND) == []


def test_a_batch_that_was_cut_off_goes_on_where_it_stopped() -> None:
    def fail(texts: pa.Table) -> Extraction:
        if seen:
            raise KeyboardInterrupt
        return no_mentions(texts)

    pull_source("folder")
    keys = [partition.key for partition in landing().partitions("documents")]
    with pytest.raises(KeyboardInterrupt):
        extract_batch(keys, extractor=Extractor(version=lambda: "one", extract=fail))
    done = len(landing().partitions(mentions_stage(FIRST)))
    assert done == 1
    assert sum(made.documents for made in run()) == 7 - sum(p.rows for p in landing().partitions("documents")[:done])
    assert plan_batches(extractor=FIRST) == []


def test_a_document_that_trips_the_extractor_is_set_aside_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(row: dict[str, object]) -> Story:
        if "Part 3" in str(row["text"]):
            raise ZeroDivisionError("a split of nought for one")
        return story_of(row)

    monkeypatch.setattr("extractors.events.extraction.story_of", trip)
    pull_source("folder")
    (batch,) = [[key for batch in plan_batches() for key in batch]]
    assert extract_batch(batch).rejected == {"empty": 1, "failed": 1}
    (failure,) = [row for table in landing().read_all(failures_stage()) for row in table.to_pylist()]
    assert failure["rejection_detail"] == "ZeroDivisionError: a split of nought for one"
    told = [row["document_id"] for table in landing().read_all(mentions_stage()) for row in table.to_pylist()]
    assert len(set(told)) == 5
    assert failure["document_id"] not in told
    assert plan_batches() == []


@pytest.mark.parametrize("named_by", ["document_id", "document_key"])
@pytest.mark.parametrize("texts_are_made", [False, True])
def test_a_withdrawn_document_is_skipped_by_every_stage_to_come(
    home: Path, named_by: str, texts_are_made: bool
) -> None:
    pull_source("folder")
    if texts_are_made:
        run()
    row = next(
        row for table in landing().read_all("documents") for row in table.to_pylist() if row["external_id"] == "x3"
    )
    assert tombstone(row[named_by], reason="withdrawn", detail="on request") == row["document_key"]
    assert tombstone(row[named_by], reason="withdrawn") == row["document_key"]
    assert len(landing().partitions("tombstones")) == 1
    seen.clear()
    run(SECOND)
    assert row["document_id"] not in seen
    assert len(seen) == 6
    (home.parent / "stories" / "all.jsonl").write_text(json.dumps({"external_id": "x3", "text": "Another version."}))
    assert pull_source("folder").landed == 0


@pytest.mark.parametrize(("document", "reason"), [("none", "withdrawn"), ("x3", "bored")])
def test_a_tombstone_needs_a_document_and_a_reason(document: str, reason: str) -> None:
    pull_source("folder")
    with pytest.raises(OperatorError, match=document if reason == "withdrawn" else reason):
        tombstone(document, reason=reason)


def test_what_an_operator_can_mend_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="heron"):
        pull_source("heron")
    with pytest.raises(PathError, match="none"):
        pull_source("folder", documents=str(tmp_path / "none"))
    assert landing().partitions("documents") == []
