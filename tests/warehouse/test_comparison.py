"""Two versions of the extractor over the same documents: what one gains, loses and tells otherwise."""

from dataclasses import replace

import pytest

from tests.warehouse.landings import Story, land_documents, land_mentions, land_texts
from warehouse.comparison import compare_versions
from warehouse.contract.errors import LandingError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import Settings

OLD, NEW, ELSEWHERE = "mentions/t1/x1", "mentions/t1/x2", "mentions/t2/x1"


@pytest.fixture
def landed(settings: Settings) -> Settings:
    landing = Landing(settings.landing_root)
    told = [Story(1), Story(2), Story(3, company="Bolt"), Story(4)]
    name = land_documents(landing, told, date="2024-03-01")
    land_texts(landing, told, date="2024-03-01", name=name)
    land_mentions(landing, told[:3], date="2024-03-01", name=name, stage=OLD)
    # The second person is found, the third event is missed, the fourth is new; confidence alone is no change.
    better = [replace(told[0], confidence=0.5), replace(told[1], person="Grace Hopper", text=_text(told[1])), told[3]]
    land_mentions(landing, better, date="2024-03-01", name=name, stage=NEW)
    return settings


def _text(story: Story) -> str:
    return story.content.decode()


def test_events_are_gained_lost_and_changed(landed: Settings) -> None:
    found = compare_versions(OLD, NEW, settings=landed)
    assert (found.documents, found.same) == (4, 1)
    told = [(line.change, line.company_name, line.other_name, line.columns) for line in found.differences]
    assert told == [
        ("changed", "Acme Widgets", "Grace Hopper", ("person_name",)),
        ("gained", "Acme Widgets", "Ada Byron", ()),
        ("lost", "Bolt", "Ada Byron", ()),
    ]


def test_a_version_is_the_same_as_itself(landed: Settings) -> None:
    assert compare_versions(OLD, OLD, settings=landed).differences == ()


def test_versions_without_a_common_partition_cannot_be_compared(landed: Settings) -> None:
    with pytest.raises(LandingError, match="no partition of both"):
        compare_versions(OLD, ELSEWHERE, settings=landed)
