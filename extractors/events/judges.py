"""Learned judges over an event's features: is it one, is it background, which status.

Log-linear models, their weights data.
Weights are made by `python -m extractors.training.judges` and lie in models/events/judges.json:
one table a judge, feature -> class -> weight (natural-log odds before normalisation).
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).parents[1] / "models" / "events" / "judges.json"


@dataclass(frozen=True)
class Judge:
    """A multinomial logistic model: for each class, the sum of its features' weights."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]  # feature -> a weight a class

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Class to probability; the probabilities sum to 1."""
        sums = [0.0] * len(self.classes)
        for feature in features:
            for index, weight in enumerate(self.weights.get(feature, ())):
                sums[index] += weight
        highest = max(sums)
        powers = [math.exp(value - highest) for value in sums]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}

    def choose(self, features: Iterable[str]) -> str:
        """The likeliest class."""
        found = self.probabilities(features)
        return max(found, key=lambda name: found[name])


@lru_cache(maxsize=1)
def read_judges() -> dict[str, Judge]:
    """The shipped judges by name: `event`, `background`, `status` and `counterparty`."""
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {name: judge_from(table) for name, table in content.items()}


def judge_from(table: dict[str, object]) -> Judge:
    """A judge from its table as it lies in the weights file."""
    classes, weights = table["classes"], table["weights"]
    assert isinstance(classes, list)
    assert isinstance(weights, dict)
    return Judge(tuple(classes), {feature: tuple(row) for feature, row in weights.items()})
