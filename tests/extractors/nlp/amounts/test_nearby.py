"""Terms that the sentences behind a telling state."""

import pytest
import spacy
from spacy.tokens import Doc

from extractors.nlp.amounts.component import mark_amounts
from extractors.nlp.amounts.nearby import deal_value_nearby, per_share_nearby, ratio_nearby


def marked(text: str) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc: Doc = mark_amounts(nlp(text))
    return doc


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Orlin will buy Brookfern. The deal is worth $5 million.", "$5 million"),
        ("Orlin will buy Brookfern. Orlin had sales of $5 million.", None),
        ("Orlin will buy Brookfern. It was founded in Leeds. It makes tents. The deal is worth $5 million.", None),
    ],
)
def test_the_value_is_that_of_the_same_deal(text: str, told: str | None) -> None:
    span = deal_value_nearby(next(iter(marked(text).sents)))
    assert (span.text if span is not None else None) == told


def test_prices_and_ratios_are_told_behind() -> None:
    doc = marked(
        "Orlin will buy Brookfern. Holders get $12 per share. They also get 0.5 shares of Orlin for each share held."
    )
    sentence = next(iter(doc.sents))
    price, ratio = per_share_nearby(sentence), ratio_nearby(sentence)
    assert price is not None
    assert price.text == "$12 per share"
    assert ratio is not None
    assert ratio._.amount.ratio_new == 0.5
