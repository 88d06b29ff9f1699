"""Precision and recall of joining, over pairs."""

from collections import Counter
from collections.abc import Mapping


def pairwise(truth: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Over pairs of mentions, given the event of each; a mention that is not found is alone."""
    events = {mention: found.get(mention, mention) for mention in truth}
    both = _pairs(Counter((truth[mention], events[mention]) for mention in truth))
    return both / max(_pairs(Counter(events.values())), 1), both / max(_pairs(Counter(truth.values())), 1)


def _pairs(sizes: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
