"""Names, posts and dates that two spellings share."""

import pytest

from extractors.evaluation.comparison import (
    is_same_company,
    is_same_date,
    is_same_person,
    is_same_post,
    known_reason,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norlake Foods, Inc.", "Norlake Foods", True),
        ("Norlake", "Norlake Foods plc", True),
        ("Société Brûlé", "Societe Brule SA", True),
        ("NF", "Norlake Foods", True),
        ("Norlake's", "Norlake", True),
        ("The Group", "Group", True),
        ("Norlake Foods", "Norlake Drinks", False),
        ("Norlake", "", False),
        (None, "Norlake", False),
    ],
)
def test_companies(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_company(one, other) is same
    assert is_same_company(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Anna Veld", "Anna Veld", True),
        ("Veld", "Anna Veld", True),
        ("A. Veld", "Anna B. Veld", True),
        ("Paul Oak Jr.", "Paul Oak", True),
        ("Anna Veld", "Berta Veld", False),
        ("Anna Veld", None, False),
    ],
)
def test_people(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_person(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CEO", "chief executive officer", True),
        ("chief executive", "CEO of the Group", True),
        ("Co-President", "president", True),
        ("chairwoman", "Chair of the board", True),
        ("chief financial officer", "chief marketing officer", True),  # two of three words: the measure is generous
        ("chairman", "chief executive", False),
        ("", "CEO", False),
    ],
)
def test_posts(one: str, other: str, same: bool) -> None:
    assert is_same_post(one, other) is same


@pytest.mark.parametrize(
    ("told", "found", "same"),
    [
        ("2024-04", "2024-04-01", True),
        ("2024", "2024-04-01", True),
        ("2024-04-02", "2024-04-01", False),
        ("XXXX-02-01", "2011-02-01", True),
        ("XXXX-02-01", "2011-02-02", False),
        ("2024-04", None, False),
        (None, "2024-04-01", False),
        ("XXXX-02", None, False),
    ],
)
def test_dates(told: str | None, found: str | None, same: bool) -> None:
    assert is_same_date(told, found) is same


def test_reasons_of_the_annotators_own_words_are_unknown() -> None:
    assert known_reason("retirement") == "retired"
    assert known_reason("a wish to sail") is None
