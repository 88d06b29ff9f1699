import os
from pathlib import Path

import pytest

from tests.warehouse.landings import Story, land_documents, land_mentions
from warehouse.contract.errors import LandingError
from warehouse.contract.landing import Landing
from warehouse.versions import choose_mentions_stage, texts_stage

OLD, NEW = "mentions/t1/x1", "mentions/t1/x2"


@pytest.fixture
def names(landing: Landing) -> list[str]:
    return [land_documents(landing, [Story(number)], date="2024-03-01") for number in (1, 2)]


def land(landing: Landing, stage: str, names: list[str], *, at: float) -> None:
    for name in names:
        land_mentions(landing, [Story(1)], date="2024-03-01", name=name, stage=stage)
    for entry in Path(landing.root, "_manifest", stage, "2024-03-01").iterdir():
        os.utime(entry, (at, at))


@pytest.mark.parametrize(
    ("old", "new", "chosen"),
    [
        ((2, 10.0), (1, 20.0), OLD),  # the new one is still re-reading
        ((1, 10.0), (2, 20.0), NEW),
        ((2, 10.0), (2, 20.0), NEW),
        ((2, 20.0), (2, 10.0), OLD),
        ((2, 10.0), (2, 10.0), NEW),
    ],
)
def test_widest_cover_is_active_and_of_equals_the_latest(
    landing: Landing, names: list[str], old: tuple[int, float], new: tuple[int, float], chosen: str
) -> None:
    land(landing, OLD, names[: old[0]], at=old[1])
    land(landing, NEW, names[: new[0]], at=new[1])
    assert choose_mentions_stage(landing) == chosen
    assert choose_mentions_stage(landing, wanted=OLD) == OLD


def test_nothing_extracted_is_no_version(landing: Landing) -> None:
    assert choose_mentions_stage(landing) is None
    with pytest.raises(LandingError, match="no stage mentions/t1/x1; it holds no mentions"):
        choose_mentions_stage(landing, wanted=OLD)


def test_texts_go_with_their_mentions() -> None:
    assert texts_stage(OLD) == "texts/t1"
