"""What is told in one breath with a past event is past as well."""

import pytest

from extractors.events.background import with_sequels
from extractors.events.extraction import find_candidates
from extractors.events.merging import Event
from extractors.events.places import Places
from tests.extractors.events.stories import annotated, story


def judged(sentence: str) -> dict[str | None, bool]:
    """Post left -> background or not, where the first departure of the sentence was judged background."""
    (doc,) = annotated([story(sentence)])
    told = [one for one in find_candidates(Places(doc)) if one.direction == "out"]
    events = [Event(one, (one,), is_background=one is told[0]) for one in told]
    return {event.best.value("role"): event.is_background for event in with_sequels(events)}


def test_a_sequel_of_a_past_event_is_past() -> None:
    told = judged("Mary Field resigned as chair of Acme Inc in 2019 and retired as chief executive years later.")
    assert told == {"chair": True, "chief executive": True}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mary Field resigned as chair of Acme Inc in 2019 and retired as chief executive on Monday.",
        "Mary Field resigned as chair of Acme Inc in 2019 and will retire as chief executive.",
        "Mary Field resigned as chair of Acme Inc in 2019. John Oak retired as chief executive.",
    ],
)
def test_what_has_a_day_of_its_own_or_is_to_come_or_is_another_persons_is_no_sequel(sentence: str) -> None:
    assert judged(sentence) == {"chair": True, "chief executive": False}
