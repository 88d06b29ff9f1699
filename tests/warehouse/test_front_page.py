"""What the docs site says of a build: rows of each mart, freshness of each source, figures of the last evaluation."""

import json
from pathlib import Path

import pytest

from extractors.evaluation.gold import own_set
from extractors.evaluation.predictions import hash_set
from tests.warehouse.marts import stand_marts
from warehouse.connection import open_database
from warehouse.contract.errors import PathError
from warehouse.contract.settings import Settings
from warehouse.front_page import CALIBRATION, SHIPPED_SCORECARD, describe_build, scorecard_path


def _describe(settings: Settings, scorecard: Path) -> str:
    stand_marts(settings, build_id="b1", rows=1234)
    with open_database(settings.warehouse_path, settings, read_only=True) as connection:
        return describe_build(connection, "b1", scorecard)


def test_it_counts_rows_and_shows_figures_by_type(settings: Settings) -> None:
    told = _describe(settings, SHIPPED_SCORECARD)
    assert "| `fct_leadership_changes` | 1,234 |" in told
    buyback = json.loads(SHIPPED_SCORECARD.read_text(encoding="utf-8"))["own"]["types"]["buyback"]
    assert f"| buyback | {buyback['owed']} | {buyback['precision']:.2f} | {buyback['recall']:.2f} |" in told


def test_it_shows_the_calibration_of_confidence_that_ships(settings: Settings) -> None:
    told = _describe(settings, SHIPPED_SCORECARD)
    surest = json.loads(CALIBRATION.read_text(encoding="utf-8"))["bins"][-1]
    assert f"| 0.9-1.0 | {surest['rows']} | {surest['confidence']:.2f} | {surest['right']:.2f} |" in told


def test_the_last_evaluation_of_the_data_folder_goes_before_the_one_that_ships(settings: Settings) -> None:
    assert scorecard_path(settings) == SHIPPED_SCORECARD
    own = settings.home / "evaluation" / "scorecard.json"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    assert scorecard_path(settings) == own


def test_the_scorecard_that_ships_was_measured_on_the_own_gold_as_it_is() -> None:
    shipped = json.loads(SHIPPED_SCORECARD.read_text(encoding="utf-8"))
    assert {name: card["sha256"] for name, card in shipped.items()} == {"own": hash_set(own_set())}


@pytest.mark.parametrize("content", ["no json", "[]", '{"own": {}}', '{"own": {"documents": 1, "families": {}}}'])
def test_a_scorecard_that_is_none_is_named_with_its_remedy(settings: Settings, content: str, tmp_path: Path) -> None:
    broken = tmp_path / "scorecard.json"
    broken.write_text(content, encoding="utf-8")
    with pytest.raises(PathError, match=r"scorecard\.json.*extractors\.evaluation"):
        _describe(settings, broken)
