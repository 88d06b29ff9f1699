"""The declared types: complete, valid, and the one source of the dbt seed."""

from pathlib import Path

import pytest

from extractors.events import catalogue
from extractors.events.catalogue import read_event_types, write_seed
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import PROJECT

LEADERSHIP = (
    "appointment departure promotion role_change interim_appointment board_appointment board_departure "
    "reporting_line_change"
)
ACTIONS = (
    "merger acquisition divestiture stake_purchase tender_offer joint_venture spin_off ipo share_offering "
    "debt_offering dividend buyback stock_split listing delisting name_change restructuring layoffs bankruptcy"
)


def test_all_types_are_declared_in_their_family() -> None:
    declared = {kind.event_type: kind.event_family for kind in read_event_types()}
    expected = dict.fromkeys(LEADERSHIP.split(), "leadership_change") | dict.fromkeys(
        ACTIONS.split(), "corporate_action"
    )
    assert declared == expected


def test_the_seed_is_what_the_types_say() -> None:
    assert (PROJECT / "seeds" / "event_types.csv").read_text(encoding="utf-8") == write_seed()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("event_type: x\nevent_family: corporate_action\nname: X\ndefinition: X.\ntrigers: []\n", "trigers"),
        ("event_type: x\nevent_family: sport\nname: X\ndefinition: X.\n", "event_family"),
        (
            "event_type: x\nevent_family: corporate_action\nname: X\ndefinition: X.\n"
            "triggers: [{pos: verb, words: '@nowhere'}]\n",
            "nowhere",
        ),
    ],
)
def test_a_faulty_type_is_refused_by_file_and_field(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "x.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingError, match="x.yml") as caught:
        catalogue.read_type(path)
    assert named in str(caught.value)
