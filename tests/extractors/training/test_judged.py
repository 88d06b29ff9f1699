"""Rows that people have judged become examples, and the precision of what comes out is counted."""

import gzip
import json
from pathlib import Path

import pytest

from extractors.training.documents import CORPORA
from extractors.training.examples import Example
from extractors.training.judged import examine_judged
from extractors.training.real_life import precision, verdict_of
from warehouse.contract.errors import PathError

TEXT = (
    "Harbour Foods Inc. said on Monday that it agreed to acquire Quay Corp. for $20 million. "
    "Quay Corp. named Jane Roe its chief executive."
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in CORPORA:
        row = {"external_id": f"of-{name}", "title": "Deal", "published_at": "2020-05-04", "text": TEXT}
        with gzip.open(tmp_path / name, "wt") as lines:
            lines.write(json.dumps(row) + "\n")
    return tmp_path


def judged(folder: Path, *rows: tuple[str, str, str]) -> Path:
    """Verdicts on (event type, trigger's words, verdict) of the first corpus's document, its title before the text."""
    landed = f"Deal\n\n{TEXT}"
    lines = [
        {
            "id": f"of-{CORPORA[0]}",
            "event_type": kind,
            "trigger": [landed.index(words), landed.index(words) + 2],
            "verdict": verdict,
        }
        for kind, words, verdict in rows
    ]
    folder.mkdir()
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


def settled(corpus: Path, rows: Path) -> list[Example]:
    """The examples that a verdict settles."""
    found = [example for examined in examine_judged(corpus, None, None, rows) for example in examined.examples]
    return [example for example in found if example.is_event is not None]


def test_a_verdict_makes_an_example_and_what_nobody_judged_stays_open(corpus: Path, tmp_path: Path) -> None:
    rows = judged(tmp_path / "rows", ("acquisition", "acquire", "right"), ("appointment", "named", "wrong"))
    found = settled(corpus, rows)
    assert sorted(example.is_event is True for example in found) == [False, True]
    assert {example.document for example in found} == {f"of-{CORPORA[0]}"}
    assert all(example.status is None and example.is_background is None for example in found)


def test_what_is_open_or_of_another_type_is_no_example(corpus: Path, tmp_path: Path) -> None:
    rows = judged(tmp_path / "rows", ("acquisition", "acquire", "open"), ("merger", "acquire", "right"))
    assert settled(corpus, rows) == []


def test_an_absent_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(PathError, match=CORPORA[0]):
        settled(tmp_path, judged(tmp_path / "rows", ("acquisition", "acquire", "right")))


def test_precision_counts_what_was_judged() -> None:
    verdicts = [{"id": "a", "event_type": "ipo", "trigger": [3, 6], "verdict": "wrong"}]
    row = {"id": "a", "event_type": "ipo", "trigger_start": 5, "trigger_end": 9}
    assert verdict_of(row, verdicts) == "wrong"
    assert verdict_of(row | {"event_type": "listing"}, verdicts) == "unjudged"
    assert precision({"right": 3, "wrong": 1, "open": 5, "unjudged": 2}) == "precision 0.75"
    assert precision({"open": 1}) == "nothing judged"
