"""Stated terms are right only when exact."""

from datetime import date
from typing import Any

import pytest

from extractors.evaluation.terms import judge_terms
from tests.extractors.evaluation.judged import action, row


@pytest.mark.parametrize(
    ("term", "told", "columns", "right"),
    [
        ("value", 2_500_000, {"value_amount": 2_500_000.0}, True),
        ("value", 2_500_000, {"value_amount": 2_500_010.0}, False),
        ("value", 2_500_000, {}, False),
        ("currency", "USD", {"value_currency": "USD"}, True),
        ("per_share", 0.21, {"per_share_amount": 0.21}, True),
        ("ratio", "1-for-15", {"ratio_new": 1.0, "ratio_old": 15.0}, True),
        ("ratio", "1-for-15", {"ratio_new": 15.0, "ratio_old": 1.0}, False),
        ("stake_pct", 12, {"stake_pct": 12.0}, True),
        ("headcount", 300, {"headcount": 301}, False),
        ("consideration", "cash", {"consideration": "cash"}, True),
        ("record_date", "2024-12-06", {"record_date": date(2024, 12, 6)}, True),
        ("pay_date", "2024-12-06", {"payable_date": date(2024, 12, 7)}, False),
        ("reason", "retirement", {"change_reason": "retired"}, True),
        ("successor", "Anna Veld", {"successor": "Veld"}, True),
        ("previous_role", "CFO", {"previous_role": "chief financial officer"}, True),
        ("reports_to", "Paul Oak", {"reports_to": "Anna Veld"}, False),
    ],
)
def test_terms(term: str, told: Any, columns: dict[str, Any], right: bool) -> None:
    event = action(terms={term: told})
    assert judge_terms(event, row(event, **columns)) == {term: right}


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("headcount", "10%"),
        ("ratio", "0.96 of a share"),
        ("consideration", "56 million shares of Norlake"),
        ("reason", "a wish to sail"),
        ("coupon", 7),
    ],
)
def test_what_no_column_can_hold_is_not_judged(term: str, told: Any) -> None:
    event = action(terms={term: told})
    assert judge_terms(event, row(event)) == {}
