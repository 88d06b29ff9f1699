"""Headlines in the case of running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.nlp.casing import Casing

BODY = "On Monday Norlake Foods said it had bought Brinevale. The deal, Zenvolt said, was good. NRX Pharma agreed."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Norlake Foods Buys Brinevale in Cash Deal", "Norlake Foods buys Brinevale in cash deal"),
        ("NORLAKE FOODS BUYS BRINEVALE", "Norlake Foods buys Brinevale"),
        ("Norlake buys a rival in cash", "Norlake buys a rival in cash"),
        ("CEO Of Zenvolt Resigns", "CEO of Zenvolt resigns"),
        ("NORLAKE FOODS <NLK> BUYS BRINEVALE <BRN>", "Norlake Foods <NLK> buys Brinevale <BRN>"),
        ("Two Words", "Two Words"),
        ("", ""),
    ],
)
def test_headlines(headline: str, expected: str) -> None:
    assert Casing(BODY).headline(headline) == expected


@settings(deadline=None)
@given(st.text(), st.text())
def test_it_is_the_same_text_code_point_for_code_point(body: str, headline: str) -> None:
    cased = Casing(body).headline(headline)
    assert len(cased) == len(headline)
    assert cased.casefold() == headline.casefold()


@pytest.mark.parametrize(
    ("shouted", "told"),
    [
        ("E.F.HOLT <EFH> TO SELL U.S. UNIT", "E.F.Holt <EFH> to sell U.S. unit"),
        ("ELM-WALTERS SELLS UNIT TO Q&V CORP", "Elm-Walters sells unit to Q&V Corp"),
    ],
)
def test_parts_of_names_keep_their_capitals(shouted: str, told: str) -> None:
    assert Casing("The firm said so.").headline(shouted) == told
