"""Weights of a logistic model from judged events, with the signs that evidence has to have."""

from collections.abc import Sequence

import numpy as np

from tests.confidence.events import FEATURES, JudgedEvent

PENALTY = 1.0  # strength of the L2 penalty towards PRIOR; a bias is free
PRIOR = {"log_odds": 1.0}  # a calibrated report alone is as sure as it says
# No annotated event that is news has reports of two publishers. Two that err apart would add 2.4 a unit at the mean
# confidence; they copy each other, and one extractor reads both, so that less than half of it is believed.
ASSUMED = {"publishers": 1.0}
# More evidence never makes an event less sure, nor unnamed sources more.
LEAST = {"log_odds": 0.0, "filing": 0.0}
MOST = {"unvouched": 0.0}
FOLDS = 5
STEPS = 50


def fit_weights(events: Sequence[JudgedEvent]) -> dict[str, float]:
    """The weight of each feature: maximum likelihood under the penalty, by Newton's method.

    A fitted weight that comes out with a forbidden sign is held at nought and the others are fitted again.
    """
    held = dict(ASSUMED)
    while True:
        weights = _newton(events, held)
        barred = [
            feature
            for feature, weight in weights.items()
            if feature not in held and (weight < LEAST.get(feature, weight) or weight > MOST.get(feature, weight))
        ]
        if not barred:
            return {feature: round(weight, 4) for feature, weight in weights.items()}
        held |= dict.fromkeys(barred, 0.0)


def predict(events: Sequence[JudgedEvent], weights: dict[str, float]) -> list[float]:
    """The chance of each event, as the macro event_confidence gives it."""
    told = np.array([event.features for event in events]) @ np.array([weights[feature] for feature in FEATURES])
    return [min(round(float(chance), 4), 0.99) for chance in 1 / (1 + np.exp(-told))]


def predict_unseen(events: Sequence[JudgedEvent]) -> list[float]:
    """The chance of each event by weights that were fitted without it, in FOLDS parts by the order of ids."""
    order = sorted(range(len(events)), key=lambda place: events[place].event_id)
    chances = [0.0] * len(events)
    for fold in range(FOLDS):
        unseen = order[fold::FOLDS]
        rest = [events[place] for place in order if place not in set(unseen)]
        predicted = predict([events[place] for place in unseen], fit_weights(rest))
        for place, chance in zip(unseen, predicted, strict=True):
            chances[place] = chance
    return chances


def _newton(events: Sequence[JudgedEvent], held: dict[str, float]) -> dict[str, float]:
    features = np.array([event.features for event in events])
    right = np.array([event.is_right for event in events], dtype=float)
    weights = np.array([held.get(feature, PRIOR.get(feature, 0.0)) for feature in FEATURES])
    prior = weights.copy()
    free = np.array([feature not in held for feature in FEATURES])
    penalty = np.array([0.0 if feature == "bias" else PENALTY for feature in FEATURES])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chances - right) + penalty * (weights - prior)
        bend = (features * (chances * (1 - chances))[:, None]).T @ features + np.diag(penalty)
        weights[free] -= np.linalg.solve(bend[np.ix_(free, free)], slope[free])
    return dict(zip(FEATURES, map(float, weights), strict=True))
