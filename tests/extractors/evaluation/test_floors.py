"""Floors are held, raised and never lowered; the project's own gold reaches them."""

import subprocess
from pathlib import Path

import pytest

from extractors.evaluation.floors import (
    FLOORS,
    SLACK,
    Floor,
    lowered_floors,
    parse_floors,
    raised_floors,
    read_floors,
    unmet_floors,
    write_floors,
)
from extractors.evaluation.gold import OWN, own_set
from extractors.evaluation.predictions import hash_set, judge_set
from extractors.evaluation.scorecard import Scorecard, make_scorecard
from tests.extractors.evaluation.judged import action, judged, row
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.settings import PROJECT


def card(sha256: str = "abc") -> Scorecard:
    """F1 of both families is 2/3."""
    return make_scorecard("set", sha256, [judged([action()], [row(action())]), judged([action()], [])])


@pytest.mark.parametrize(("least", "unmet"), [(0.5, 0), (0.7, 1)])
def test_a_figure_below_its_floor_is_told(least: float, unmet: int) -> None:
    assert len(unmet_floors([card()], {"set": Floor("abc", {"both": least})})) == unmet


def test_a_set_without_floors_is_free() -> None:
    assert unmet_floors([card()], {}) == []


def test_floors_of_another_set_of_bytes_are_refused() -> None:
    with pytest.raises(SettingError, match="has changed"):
        unmet_floors([card("abd")], {"set": Floor("abc", {"both": 0.1})})


@pytest.mark.parametrize(
    ("sha256", "before", "after"),
    [("abc", 0.1, 2 / 3 - SLACK), ("abc", 0.9, 0.9), ("other", 0.9, 2 / 3 - SLACK)],
)
def test_pinning_raises_and_lowers_only_for_a_new_set(sha256: str, before: float, after: float) -> None:
    floors = raised_floors([card()], {"set": Floor(sha256, {"both": before})})
    assert floors["set"].f1["both"] == pytest.approx(after, abs=1e-3)
    assert floors["set"].sha256 == "abc"


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = {"set": Floor("abc", {"both": 0.25}), "other": Floor("abd", {"both": 0.5})}
    write_floors(floors, tmp_path / "floors.yml")
    assert read_floors(tmp_path / "floors.yml") == floors


def test_bad_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="--pin"):
        read_floors(tmp_path / "none.yml")
    with pytest.raises(SettingError, match=r"floors\.yml"):
        parse_floors("set: {f1: {both: high}, sha256: abc}", name="floors.yml")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"set": Floor("abc", {"both": 0.5})}, 0),
        ({"set": Floor("abc", {"both": 0.4})}, 1),
        ({"set": Floor("abc", {})}, 1),
        ({"set": Floor("abd", {"both": 0.1})}, 0),
        ({}, 1),
    ],
)
def test_a_lowered_floor_is_noticed(now: dict[str, Floor], told: int) -> None:
    assert len(lowered_floors(now, {"set": Floor("abc", {"both": 0.5})})) == told


def test_no_floor_is_lower_than_in_the_last_commit() -> None:
    name = FLOORS.relative_to(PROJECT).as_posix()
    command = ["git", "-C", str(PROJECT), "show", f"HEAD:{name}"]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError:
        pytest.skip("git is not installed")
    if shown.returncode != 0:
        pytest.skip("no commit holds floors yet, or this is no repository")
    assert lowered_floors(read_floors(), parse_floors(shown.stdout, name=name)) == []


def test_floors_are_pinned_for_the_own_gold_as_it_is() -> None:
    assert read_floors()[OWN].sha256 == hash_set(own_set())


@pytest.mark.slow
def test_the_own_gold_reaches_its_floors() -> None:
    documents = judge_set(own_set())
    scorecard = make_scorecard(OWN, hash_set(own_set()), documents)
    assert scorecard.documents == 209
    assert unmet_floors([scorecard], read_floors()) == []
