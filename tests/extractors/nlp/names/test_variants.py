"""Which spellings stand for the same company or person."""

import pytest

from extractors.nlp.names.variants import is_acronym, is_light_rest, is_short_company, is_short_person


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("corvane", "corvane holdings inc", False),  # the same core, not a shorter one
        ("corvane", "corvane tool co", True),
        ("tool", "corvane tool co", False),
        ("marisol", "banco marisol sa", True),
        ("corvane energy", "corvane tool co", False),
    ],
)
def test_short_companies(short: str, long: str, expected: bool) -> None:
    assert is_short_company(short, long) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("umw", "upper marsh water", True),
        ("umw", "upper marsh water inc", True),
        ("um", "upper marsh water", False),
        ("a&b", "alder&birch", True),
    ],
)
def test_acronyms(short: str, long: str, expected: bool) -> None:
    assert is_acronym(short, long) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("veld", "anna veld", True),
        ("anna", "anna veld", True),
        ("a veld", "anna veld", True),
        ("bob veld", "robert veld jr", True),
        ("tom veld", "anna veld", False),
        ("anna b veld", "anna moor", False),
    ],
)
def test_short_people(short: str, long: str, expected: bool) -> None:
    assert is_short_person(short, long) is expected


def test_a_light_rest_says_nothing_of_its_own() -> None:
    assert is_light_rest("corvane", "corvane technologies international")
    assert not is_light_rest("corvane", "corvane music")
