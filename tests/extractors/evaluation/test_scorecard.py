"""Figures by family, type, style and attribute."""

import pytest

from extractors.evaluation.scorecard import Scorecard, make_scorecard
from tests.extractors.evaluation.judged import action, change, judged, row

OFFER = action(subtype="ipo", status="planned")
POST = change(role="chairman", effective_date="2024-05", terms={"reason": "retirement"})


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return make_scorecard(
        "own",
        "abc",
        [
            judged([OFFER], [row(OFFER, event_status="announced")]),
            judged([POST, action(background=True)], [row(POST), row(action())], kind="sec_8k"),
            judged([OFFER, change()], [row(action(subtype="merger"))], kind="sec_8k"),
            judged([], [row(OFFER)]),
            judged([], [row(OFFER, is_background=True)]),
        ],
    )


def test_detection(card: Scorecard) -> None:
    both = card.families["both"]
    assert (both.right, both.owed, both.false, both.strictly_right) == (2, 4, 2, 1)
    assert (both.precision, both.recall, both.f1, both.strict_f1) == (0.5, 0.5, 0.5, 0.25)
    assert both.interval is not None
    assert both.interval[0] <= both.f1 <= both.interval[1]
    assert card.families["leadership_change"].false == 0


def test_types_and_styles(card: Scorecard) -> None:
    assert {name: (one.right, one.owed, one.false) for name, one in card.types.items()} == {
        "appointment": (1, 2, 0),
        "ipo": (1, 2, 1),
        "merger": (0, 0, 1),
    }
    assert {name: (one.documents, one.right) for name, one in card.kinds.items()} == {"news": (3, 1), "sec_8k": (2, 1)}


def test_halves_stand_apart(card: Scorecard) -> None:
    assert {name: (one.documents, one.right, one.owed) for name, one in card.halves.items()} == {"read": (5, 2, 4)}


def test_attributes(card: Scorecard) -> None:
    found = {name: (one.right, one.total) for name, one in card.attributes["both"].items()}
    assert found == {
        "status": (1, 2),
        "role": (1, 1),
        "date": (1, 1),
        "flag": (2, 3),
        "background_found": (1, 1),
        "terms": (0, 1),
    }
    assert {name: one.total for name, one in card.terms.items()} == {"reason": 1}


def test_quiet_documents(card: Scorecard) -> None:
    assert (card.quiet, card.alarmed, card.rows) == (2, 1, 6)
