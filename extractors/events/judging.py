"""Has the learned judges look at each merged event: how likely it is one, whether it is news, and its status."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.events.features import describe
from extractors.events.judges import Judge
from extractors.events.merging import Event
from extractors.events.places import Places

THRESHOLD = 0.45  # least confidence of a row; chosen by cross-validation on the training documents


def judge(
    events: Iterable[Event], places: Places, judges: dict[str, Judge], *, threshold: float = THRESHOLD
) -> Iterator[Event]:
    """The events that are likely enough, with confidence, background and status as judged."""
    for event in events:
        features = describe(event, places)
        confidence = judges["event"].probabilities(features)["yes"]
        if confidence >= threshold:
            yield replace(
                event,
                confidence=round(confidence, 4),
                is_background=judges["background"].choose(features) == "yes",
                best=replace(event.best, status=judges["status"].choose(features)),
            )
