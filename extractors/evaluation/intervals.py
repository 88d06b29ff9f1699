"""Draws sets of documents anew to say how far a figure may be off: percentile bootstrap (Efron 1979)."""

import numpy as np
import numpy.typing as npt

ROUNDS = 1000
SEED = 0
TAILS = (2.5, 97.5)

Counts = npt.NDArray[np.float64]


class Resampling:
    """The same draws for every figure of a set; drawn are documents, since what stands in one hangs together."""

    def __init__(self, documents: int, *, rounds: int = ROUNDS) -> None:
        if documents:
            draws = np.random.default_rng(SEED).multinomial(documents, [1 / documents] * documents, size=rounds)
            self._draws: Counts = draws.astype(np.float64)
        else:
            self._draws = np.zeros((rounds, 0))

    def f1(self, counts: Counts) -> tuple[float, float] | None:
        """95% interval of F1; `counts` is documents x (right, owed, false)."""
        right, owed, false = self._totals(counts)
        return _interval(2 * right, right + owed + false)

    def share(self, counts: Counts) -> tuple[float, float] | None:
        """95% interval of a share; `counts` is documents x (right, all)."""
        right, total = self._totals(counts)
        return _interval(right, total)

    def _totals(self, counts: Counts) -> Counts:
        totals: Counts = (self._draws @ counts).T
        return totals


def _interval(numerator: Counts, denominator: Counts) -> tuple[float, float] | None:
    """None where no draw holds anything to count."""
    known = denominator > 0
    if not known.any():
        return None
    low, high = np.percentile(numerator[known] / denominator[known], TAILS)
    return float(low), float(high)
