"""Which rows are which annotated events, and which pairs are made of several."""

from typing import Any

import pytest

from extractors.evaluation.matching import closeness, pair
from tests.extractors.evaluation.judged import action, change, row


@pytest.mark.parametrize(
    ("told", "other", "is_match"),
    [
        (action(), {}, True),
        (action(), {"company_name": "Brinevale"}, False),
        (action(), {"event_type": "merger"}, False),
        (action(alt_subtypes=["merger"]), {"event_type": "merger"}, True),
        (action(counterparty="Brinevale"), {"counterparty_name": None}, True),
        (action(counterparty="Brinevale"), {"counterparty_name": "Zenvolt"}, False),
        (action(), {"counterparty_name": "Zenvolt"}, True),
        (
            action(subtype="merger", counterparty="Brinevale"),
            {"company_name": "Brinevale", "counterparty_name": "Norlake"},
            True,
        ),
        (action(counterparty="Brinevale"), {"company_name": "Brinevale", "counterparty_name": "Norlake"}, False),
        (
            action(counterparty="Brinevale", status="cancelled"),
            {"company_name": "Brinevale", "counterparty_name": None},
            True,
        ),
        (
            action(counterparty="Brinevale", alt_subtypes=["divestiture"]),
            {"event_type": "divestiture", "company_name": "Brinevale", "counterparty_name": "Norlake"},
            True,
        ),
        (change(), {}, True),
        (change(), {"person_name": "Paul Oak"}, False),
        (change(), {"person_name": None}, False),
        (change(person=None, role="CFO"), {"person_name": "Paul Oak"}, True),
        (change(person=None, role="CFO"), {"person_name": "Paul Oak", "role_title": "chairman"}, False),
        (change(person=None), {"person_name": None}, True),
        (change(), {"company_name": "Brinevale"}, False),
    ],
)
def test_a_row_is_an_event_or_not(told: dict[str, Any], other: dict[str, Any], is_match: bool) -> None:
    assert bool(closeness(told, row(told, **other))) is is_match


def test_the_closer_row_is_taken() -> None:
    told = change(role="chief financial officer")
    rows = [row(told, role_title="chairman"), row(told)]
    assert pair([told], rows) == {0: 1}


def test_each_row_is_used_once() -> None:
    told = [action(), action(counterparty="Brinevale")]
    assert pair(told, [row(told[1])]) == {1: 0}
    assert pair(told, [row(told[0]), row(told[0])]) == {0: 0, 1: 1}
