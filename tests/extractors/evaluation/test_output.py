"""The files of an evaluation."""

import json
from pathlib import Path

import pytest

from extractors.evaluation.output import write_output
from extractors.evaluation.scorecard import make_scorecard
from tests.extractors.evaluation.judged import action, judged, row

TOLD = action(evidence="<b>of</b>", company="Norlake & Sons")
DOCUMENTS = [judged([TOLD], []), judged([TOLD], [row(TOLD)], external_id="d2")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_output([make_scorecard("own", "abc", DOCUMENTS)], {"own": DOCUMENTS}, tmp_path / "evaluation")
    return tmp_path / "evaluation"


def test_figures_are_plain_numbers(folder: Path) -> None:
    figures = json.loads((folder / "scorecard.json").read_text("utf-8"))["own"]
    assert figures["families"]["both"]["f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["attributes"]["corporate_action"]["status"] == {
        "right": 1,
        "total": 1,
        "share": 1.0,
        "interval": [1.0, 1.0],
    }
    assert figures["calibration"]["rows"] == 1


def test_errors_are_lines_with_document_and_offsets(folder: Path) -> None:
    (line,) = (folder / "errors.jsonl").read_text("utf-8").splitlines()
    error = json.loads(line)
    assert (error["set"], error["external_id"], error["kind"]) == ("own", "d1", "missed")
    assert DOCUMENTS[0].text[error["start"] : error["end"]] == TOLD["evidence"]


def test_the_page_escapes_what_it_shows(folder: Path) -> None:
    page = (folder / "scorecard.html").read_text("utf-8")
    assert "<mark>&lt;b&gt;of&lt;/b&gt;</mark>" in page
    assert "Norlake &amp; Sons" in page
    assert "<b>of</b>" not in page


def test_the_same_documents_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_output([make_scorecard("own", "abc", DOCUMENTS)], {"own": DOCUMENTS}, tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
