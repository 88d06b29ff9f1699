"""Characters made plain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text.normal import clean_characters, fold, one_line


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Zoe\u0308", "Zoë"),
        ("a\u00a0b\u2009c", "a b c"),
        ("soft\u00adware\u200b", "software"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("bell\x07 and \ud800half", "bell and half"),
        ("\uf0b7 point", "• point"),
    ],
)
def test_clean_characters(text: str, clean: str) -> None:
    assert clean_characters(text) == clean


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_again_changes_nothing_and_the_result_can_be_stored(text: str) -> None:
    clean = clean_characters(text)
    assert clean_characters(clean) == clean
    assert clean.encode().decode() == clean


def test_one_line_and_fold() -> None:
    assert one_line(" a \n b\t c ") == "a b c"
    assert fold("Société Générale, S.A.") == "societegeneralesa"
