"""The judges' arithmetic, and the shipped weights."""

import math

import pytest

from extractors.events.judges import Judge, read_judges

JUDGE = Judge(("no", "yes"), {"bias": (0.0, 1.0), "tense=past": (0.0, 0.5)})


def test_probabilities_follow_the_weights_and_sum_to_one() -> None:
    found = JUDGE.probabilities(["bias", "tense=past"])
    assert found["yes"] == pytest.approx(1 / (1 + math.exp(-1.5)))
    assert sum(found.values()) == pytest.approx(1)


def test_an_unknown_feature_changes_nothing() -> None:
    assert JUDGE.probabilities(["bias", "never=seen"]) == JUDGE.probabilities(["bias"])


def test_the_shipped_judges_know_every_status() -> None:
    judges = read_judges()
    assert set(judges) == {"event", "background", "status"}
    assert set(judges["status"].classes) == {"rumoured", "planned", "announced", "completed", "cancelled", "denied"}
    assert judges["event"].classes == judges["background"].classes == ("no", "yes")
