"""Amounts with their units, and the choice among them."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractors.nlp.amounts import choices
from extractors.nlp.amounts.component import mark_amounts
from extractors.nlp.annotations import AMOUNTS, Amount

NLP = spacy.blank("en")


def marked(text: str) -> list[tuple[str, Amount]]:
    doc: Doc = mark_amounts(NLP(text))
    return [(span.text, span._.amount) for span in doc.spans[AMOUNTS]]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("a $1.35bn deal", 1.35e9, "USD"),
        ("US$5 billion", 5e9, "USD"),
        ("C$10 Million", 1e7, "CAD"),
        ("£24m", 2.4e7, "GBP"),
        ("HK$5.20", 5.2, "HKD"),
        ("5 million euros", 5e6, "EUR"),
        ("48 mln dlrs", 4.8e7, "USD"),
        ("20 mln Canadian dlrs", 2e7, "CAD"),
        ("53-1/2 dlrs", 53.5, "USD"),
        ("22.12 1/2 dlrs", 22.125, "USD"),
        ("3 trillion yen", 3e12, "JPY"),
        ("Rs 500 crore", 5e9, "INR"),
        ("5 million Swiss francs", 5e6, "CHF"),
        ("half a billion dollars", 5e8, "USD"),
        ("CHF 20", 20, "CHF"),
        ("two million pounds", 2e6, "GBP"),
        ("50 cts", 0.5, "USD"),
    ],
)
def test_money(text: str, value: float, currency: str) -> None:
    ((_, amount),) = marked(text)
    assert (amount.kind, amount.value, amount.currency) == ("MONEY", value, currency)


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("530 pence-a-share", "530 pence-a-share", 5.3),
        ("$8.00 per share", "$8.00 per share", 8.0),
        ("$25.00 in cash for each share", "$25.00 in cash for each share", 25.0),
        ("at a price per share of $12.50", "$12.50", 12.5),
        ("a dividend of $0.25 per ordinary share", "$0.25 per ordinary share", 0.25),
    ],
)
def test_prices_a_share(text: str, told: str, value: float) -> None:
    ((span, amount),) = marked(text)
    assert (span, amount.value, amount.is_per_share) == (told, value, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$40 to $45", 40, 45),
        ("between 2 and 3 billion dollars", 2e9, 3e9),
        ("€1.5-2 billion", 1.5e9, 2e9),
        ("40m-50m pounds", 4e7, 5e7),
        ("1,000 to 1,500 jobs", 1000, 1500),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    ((_, amount),) = marked(text)
    assert (amount.value, amount.low, amount.high) == (None, low, high)


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("a two-for-one stock split", 2, 1),
        ("a 1-for-10 reverse stock split", 1, 10),
        ("a 10:1 reverse split", 1, 10),
        ("a 3:1 split", 3, 1),
        ("one new share for every five held", 1, 5),
        ("0.45 shares of Orlin common stock for each share of Brookfern", 0.45, 1),
        ("a 5-for-4 split of its shares", 5, 4),
    ],
)
def test_ratios(text: str, new: float, old: float) -> None:
    ((_, amount),) = marked(text)
    assert (amount.kind, amount.ratio_new, amount.ratio_old) == ("RATIO", new, old)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a 49% stake", "PERCENT", 49),
        ("12.2 pct", "PERCENT", 12.2),
        ("a third of the firm", "PERCENT", 33.33),
        ("a one-quarter stake", "PERCENT", 25),
        ("a 50-50 joint venture", "PERCENT", 50),
        ("up to 10 million shares", "SHARES", 1e7),
        ("cut 1,200 jobs", "HEADCOUNT", 1200),
        ("lay off about 8,000", "HEADCOUNT", 8000),
        ("20,000 workers", "HEADCOUNT", 20000),
    ],
)
def test_counts(text: str, kind: str, value: float) -> None:
    ((_, amount),) = marked(text)
    assert (amount.kind, amount.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "at 12:30 p.m.",
        "in 2004, five companies",
        "5 percentage points",
        "won 5 games",
        "a dollar",
        "in the third quarter",
    ],
)
def test_what_is_no_amount_is_not_marked(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("choose", "text", "told"),
    [
        (choices.deal_value, "Orlin, with sales of $3 billion, bought Brookfern for $200 million.", "$200 million"),
        (choices.deal_value, "Orlin had sales of $3 billion.", None),
        (choices.deal_value, "It will pay $12 per share in a deal worth £2bn.", "£2bn"),
        (choices.per_share, "It will pay $12 per share in a deal worth £2bn.", "$12 per share"),
        (choices.stake, "It raised its stake in Orlin to 12.2 pct from 10.5 pct.", "12.2 pct"),
        (choices.stake, "It offered a premium of 30% for a 49% stake.", "49%"),
        (choices.headcount, "Orlin will cut 500 of its 3,000 employees.", "500"),
        (choices.percent_of_staff, "It will cut about 15% of its workforce.", "15%"),
        (choices.dividend_per_share, "A quarterly dividend of 12 cts was declared.", "12 cts"),
        (choices.ratio, "Shareholders approved a 1-for-10 reverse split.", "1-for-10"),
        (choices.share_count, "It may buy back up to 5 million shares.", "5 million shares"),
    ],
)
def test_choices(choose: Callable[[Span], Span | None], text: str, told: str | None) -> None:
    span = choose(mark_amounts(NLP(text))[:])
    assert (span.text if span is not None else None) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("an all-cash deal", "cash"),
        ("a stock swap", "shares"),
        ("$10 in cash and 0.2 new shares of Orlin", "mixed"),
        ("a deal of strong cash flow", None),
    ],
)
def test_consideration(text: str, told: str | None) -> None:
    assert choices.consideration(NLP(text)[:]) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a deal worth up to $5 million", "up_to"),
        ("valued at $5 million, including assumed debt", "enterprise"),
        ("an equity value of $5 million", "equity"),
        ("worth $5 million", "not_stated"),
    ],
)
def test_value_kind(text: str, kind: str) -> None:
    sentence = mark_amounts(NLP(text))[:]
    value = choices.deal_value(sentence)
    assert value is not None
    assert choices.value_kind(sentence, value) == kind
