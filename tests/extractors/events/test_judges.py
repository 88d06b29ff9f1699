"""The learned judges."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.events.judges import Judge, judge_from, read_judges

JUDGE = Judge(("no", "yes"), {"a": (0.0, 1.0), "b": (0.0, -2.0), "c": (900.0, 0.0)})


def test_weights_are_log_odds() -> None:
    assert JUDGE.probabilities(["a"])["yes"] == pytest.approx(1 / (1 + math.exp(-1)))
    assert JUDGE.choose(["a"]) == "yes"
    assert JUDGE.choose(["a", "b"]) == "no"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "unheard of"])))
def test_probabilities_sum_to_1_however_large_the_weights(features: list[str]) -> None:
    found = JUDGE.probabilities(features)
    assert sum(found.values()) == pytest.approx(1)
    assert all(0 <= value <= 1 for value in found.values())


def test_an_unknown_feature_says_nothing() -> None:
    assert JUDGE.probabilities(["a", "unheard of"]) == JUDGE.probabilities(["a"])


def test_the_shipped_judges_know_their_classes() -> None:
    judges = read_judges()
    assert {name: set(judge.classes) for name, judge in judges.items() if name != "status"} == {
        "event": {"no", "yes"},
        "background": {"no", "yes"},
        "counterparty": {"no", "yes"},
    }
    assert set(judges["status"].classes) <= {"rumoured", "planned", "announced", "completed", "cancelled", "denied"}
    assert all(len(row) == len(judge.classes) for judge in judges.values() for row in judge.weights.values())


def test_a_judge_is_made_of_its_table() -> None:
    assert judge_from({"classes": ["no", "yes"], "weights": {"a": [0.0, 1.0]}}).weights == {"a": (0.0, 1.0)}
