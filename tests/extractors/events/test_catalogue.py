"""The declared event types and what is refused in them."""

from pathlib import Path

import pytest

from extractors.events import catalogue
from extractors.events.catalogue import read_event_types, read_lexicons, write_seed
from tests.gold.test_gold import ACTIONS, LEADERSHIP
from warehouse.contract.errors import SettingError
from warehouse.contract.schemas import MENTIONS
from warehouse.contract.settings import PROJECT

VALID = """
event_type: picnic
event_family: corporate_action
name: Picnic
definition: A company goes outside.
triggers:
  - {pos: noun, words: [picnic]}
"""


def test_all_types_are_there_each_in_a_file_of_its_name() -> None:
    types = {kind.event_type: kind.event_family for kind in read_event_types()}
    assert {name for name, family in types.items() if family == "leadership_change"} == LEADERSHIP
    assert {name for name, family in types.items() if family == "corporate_action"} == ACTIONS
    assert {path.stem for path in catalogue.TYPES.glob("*.yml")} == set(types)


def test_types_that_words_may_become_are_declared() -> None:
    families = {kind.event_type: kind.event_family for kind in read_event_types()}
    for kind in read_event_types():
        for rule in kind.becomes:
            assert families[rule.event_type] == kind.event_family, kind.event_type


def test_the_seed_is_what_the_types_say() -> None:
    assert (PROJECT / "seeds" / "event_types.csv").read_text("utf-8") == write_seed()


def test_every_leadership_change_names_a_company_and_somebody_or_a_post() -> None:
    assert "event_type" in MENTIONS.names
    for kind in read_event_types():
        assert ["company"] in kind.requires, kind.event_type


def test_lexicons_hold_words_only() -> None:
    for name, words in read_lexicons().items():
        assert words, name
        assert all(isinstance(word, str) and word == word.strip() for word in words), name


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("trigers: []", "trigers"),
        ("slots: {verbs: {}}", "slots"),
        ("caev_code: [1]", "caev_code"),
    ],
)
def test_unknown_keys_are_refused_with_file_and_field(
    change: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert message in refusal(VALID + change, tmp_path, monkeypatch)


@pytest.mark.parametrize(("words", "message"), [('"@nowhere"', "nowhere"), ("[yes]", "no word"), ("[1]", "no word")])
def test_words_that_are_none_are_refused(
    words: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert message in refusal(VALID.replace("[picnic]", words), tmp_path, monkeypatch)


def refusal(content: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of a file of types; it always names the file."""
    (folder / "picnic.yml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(catalogue, "TYPES", folder)
    with pytest.raises(SettingError) as error:
        read_event_types.__wrapped__()
    assert "picnic.yml" in str(error.value)
    assert "\n" not in str(error.value)
    return str(error.value)
