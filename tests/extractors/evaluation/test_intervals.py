"""Bootstrap intervals over documents."""

import numpy as np
import pytest

from extractors.evaluation.intervals import Resampling


def test_documents_all_alike_leave_no_doubt() -> None:
    counts = np.array([[1.0, 2.0, 1.0]] * 20)
    assert Resampling(20).f1(counts) == pytest.approx((0.5, 0.5))


def test_an_interval_holds_the_figure_and_narrows_with_more_documents() -> None:
    few, many = np.array([[1.0, 1.0], [0.0, 1.0]] * 10), np.array([[1.0, 1.0], [0.0, 1.0]] * 200)
    narrow, wide = Resampling(400).share(many), Resampling(20).share(few)
    assert narrow is not None
    assert wide is not None
    assert wide[0] < narrow[0] < 0.5 < narrow[1] < wide[1]


def test_draws_are_the_same_each_time() -> None:
    counts = np.array([[1.0, 1.0], [0.0, 1.0], [1.0, 1.0]])
    assert Resampling(3).share(counts) == Resampling(3).share(counts)


@pytest.mark.parametrize("documents", [0, 3])
def test_nothing_to_count_has_no_interval(documents: int) -> None:
    assert Resampling(documents).share(np.zeros((documents, 2))) is None
