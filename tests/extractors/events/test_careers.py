"""The post that somebody held before the one that an event gives."""

from dataclasses import replace

import pytest

from extractors.events.careers import SEAT, add_previous_posts, add_seats
from extractors.events.extraction import find_candidates
from extractors.events.merging import Event
from extractors.events.places import Places
from tests.extractors.events.stories import annotated, story


def previous_of(*sentences: str) -> str | None:
    """The previous post of the first entry that the text tells."""
    (doc,) = annotated([story(" ".join(sentences))])
    places = Places(doc)
    entry = next(one for one in find_candidates(places) if one.direction == "in" and one.value("person"))
    (event,) = add_previous_posts([Event(entry, (entry,), False, 0.9)], places)
    return event.best.value("previous_role")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Norlake Foods Inc named chief operating officer Anna Veld as chief executive."], "chief operating officer"),
        (["Norlake Foods Inc promoted Anna Veld from treasurer to chief financial officer."], "treasurer"),
        (["Anna Veld, currently treasurer, was named chief financial officer of Norlake Foods Inc."], "treasurer"),
        (
            ["Norlake Foods Inc named Anna Veld as chief executive.", "Ms Veld most recently served as treasurer."],
            "treasurer",
        ),
        (["Norlake Foods Inc named Anna Veld as chief executive.", "Chairman Peter Oak praised her."], None),
        (
            ["Norlake Foods Inc named Anna Veld as chief executive.", "Peter Oak was previously the treasurer."],
            None,
        ),
    ],
)
def test_the_post_before(sentences: list[str], expected: str | None) -> None:
    assert previous_of(*sentences) == expected


def test_a_change_of_the_board_that_tells_no_post_is_of_a_seat() -> None:
    (doc,) = annotated([story("Anna Veld has left the board of Norlake Foods Inc.")])
    places = Places(doc)
    telling = next(one for one in find_candidates(places) if one.event_type == "board_departure")
    bare = replace(telling, slots={slot: filler for slot, filler in telling.slots.items() if slot != "role"})
    (event,) = add_seats([Event(bare, (bare,), False, 0.9)], places)
    assert event.best.slots["role"] == SEAT
    told = replace(telling, slots={**bare.slots, "role": replace(SEAT, value="chairman")})
    (event,) = add_seats([Event(told, (told,), False, 0.9)], places)
    assert event.best.value("role") == "chairman"
