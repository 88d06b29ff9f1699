"""Has the learned judges look at each merged event: how likely it is one, whether it is news, and its status."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.events.features import describe
from extractors.events.judges import Judge
from extractors.events.merging import Event
from extractors.events.places import Places

THRESHOLD = 0.52  # least confidence of a row that is news: between the best of cross-validation and of the read halves
LENIENT = 0.4  # the same of background, which nobody takes for news
HEAD_START = 0.35  # probability; chosen by cross-validation on the training documents
END_HEAD_START = 0.85  # the same for what ends an event: its words are plain, and examples of it few
ENDS = frozenset({"cancelled", "denied"})


def judge(events: Iterable[Event], places: Places, judges: dict[str, Judge]) -> Iterator[Event]:
    """The events that are likely enough, with confidence, background and status as judged."""
    for event in events:
        features = describe(event, places)
        confidence = judges["event"].probabilities(features)["yes"]
        is_background = judges["background"].choose(features) == "yes"
        if confidence >= (LENIENT if is_background else THRESHOLD):
            yield replace(
                event,
                confidence=round(confidence, 4),
                is_background=is_background,
                best=replace(event.best, status=_status(event, judges["status"].probabilities(features))),
            )


def _status(event: Event, judged: dict[str, float]) -> str:
    """The likeliest status, the one that the rules read from the sentence having a head start."""
    read = event.best.status
    lead = END_HEAD_START if read in ENDS else HEAD_START
    return max(judged, key=lambda status: judged[status] + (lead if status == read else 0.0))
