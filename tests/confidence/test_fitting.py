"""Weights fitted to made events: they find the chance again, and never the sign that evidence cannot have."""

import math

import pytest

from extractors.evaluation.verdicts import Kind
from tests.confidence.events import FEATURES, JudgedEvent, judge_events
from tests.confidence.fitting import ASSUMED, fit_weights, predict, predict_unseen


def _events(
    count: int, *, right: int, odds: float = 1.0, filing: float = 0.0, unvouched: float = 0.0
) -> list[JudgedEvent]:
    features = (1.0, math.log(odds), 0.0, filing, unvouched)
    return [JudgedEvent(f"{odds}{filing}{unvouched}{n}", "made", features, 0.5, n < right) for n in range(count)]


def test_the_share_that_is_right_is_what_is_predicted() -> None:
    events = _events(400, right=200) + _events(400, right=300, odds=3) + _events(400, right=360, odds=9)
    chances = predict(events, fit_weights(events))
    assert chances[0] == pytest.approx(0.5, abs=0.01)
    assert chances[400] == pytest.approx(0.75, abs=0.01)
    assert chances[-1] == pytest.approx(0.9, abs=0.01)


def test_a_filing_that_makes_more_of_it_right_weighs() -> None:
    events = _events(200, right=100) + _events(200, right=180, filing=1)
    assert fit_weights(events)["filing"] == pytest.approx(math.log(9), abs=0.2)


def test_more_evidence_never_weighs_against_an_event_and_rumour_never_for_it() -> None:
    events = _events(200, right=160) + _events(200, right=120, filing=1) + _events(200, right=190, unvouched=1)
    weights = fit_weights(events)
    assert (weights["filing"], weights["unvouched"]) == (0.0, 0.0)
    assert predict(events, weights)[0] == pytest.approx(470 / 600, abs=0.01)


def test_what_no_event_can_tell_is_assumed() -> None:
    assert fit_weights(_events(50, right=25))["publishers"] == ASSUMED["publishers"]


def test_an_event_has_no_say_in_its_own_chance() -> None:
    events = _events(99, right=0) + _events(1, right=1, odds=1.01)
    assert predict_unseen(events)[-1] < predict(events, fit_weights(events))[-1]


@pytest.mark.parametrize(
    ("kinds", "is_background", "told"),
    [
        (["false", "right"], False, [True]),
        (["hidden"], False, [True]),
        (["false", "again"], False, [False]),
        (["false", "open"], False, []),
        (["optional"], False, []),
        (["right"], True, []),
    ],
)
def test_an_event_is_right_where_one_of_its_documents_tells_it(
    kinds: list[Kind], is_background: bool, told: list[bool]
) -> None:
    row = dict.fromkeys(FEATURES, 1.0) | {"event_id": "E1", "confidence": 0.5, "is_background": is_background}
    verdicts: dict[str, tuple[str, Kind]] = {f"m{place}": ("own", kind) for place, kind in enumerate(kinds)}
    judged = judge_events([row | {"mention_ids": list(verdicts)}], verdicts)
    assert [event.is_right for event in judged] == told
