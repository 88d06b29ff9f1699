"""The reliability of stated confidences."""

import pytest

from extractors.evaluation.calibration import calibrate
from extractors.evaluation.verdicts import Verdict
from tests.extractors.evaluation.judged import action, row


def verdicts(confidence: float, *, events: int, alarms: int) -> list[Verdict]:
    found = row(action(), confidence=confidence)
    return [Verdict("right", action(), found)] * events + [Verdict("false", row=found)] * alarms


def test_honest_confidence_has_no_error() -> None:
    table = calibrate(verdicts(0.75, events=3, alarms=1))
    assert table.error == pytest.approx(0)
    assert [(one.low, one.rows, one.right) for one in table.bins] == [(0.7, 4, 0.75)]


def test_the_error_weighs_bins_by_their_rows() -> None:
    table = calibrate(verdicts(0.95, events=1, alarms=1) + verdicts(0.25, events=2, alarms=4))
    assert table.error == pytest.approx((2 * 0.45 + 6 * (1 / 3 - 0.25)) / 8)


def test_certainty_is_in_the_last_bin() -> None:
    assert calibrate(verdicts(1.0, events=1, alarms=0)).bins[0].low == pytest.approx(0.9)


def test_matters_of_opinion_do_not_count() -> None:
    found = row(action(), confidence=0.5)
    assert calibrate(
        [Verdict("open", row=found), Verdict("optional", action(), found), Verdict("missed", action())]
    ) == (calibrate([]))
