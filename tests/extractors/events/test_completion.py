"""Dates that another sentence of the document gives an event."""

from datetime import date

import pytest

from extractors.events.extraction import find_events
from extractors.events.merging import Event
from tests.extractors.events.stories import annotated, story


def events_of(*paragraphs: str, title: str | None = None, event_type: str) -> list[Event]:
    (doc,) = annotated([story(*paragraphs, title=title)])
    return [event for event in find_events(doc) if event.best.event_type == event_type]


def dates_of(*paragraphs: str, title: str | None = None, event_type: str) -> list[date | None]:
    events = events_of(*paragraphs, title=title, event_type=event_type)
    return [event.best.when.first if event.best.when else None for event in events]


DEAL = "Norlake Foods Inc said it has agreed to buy Brinevale Dairies Ltd for $240 million in cash."


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("The transaction is expected to close on July 31, 2024.", date(2024, 7, 31)),
        ("Completion of the acquisition is expected in August 2024, subject to approval.", date(2024, 8, 1)),
        ("The shares closed at $12 on May 13, 2024.", None),
        ("The agreement is dated as of May 2, 2024.", None),
    ],
)
def test_a_deal_takes_the_day_on_which_it_is_to_close(more: str, expected: date | None) -> None:
    assert dates_of(DEAL, more, event_type="acquisition") == [expected]


HIRE = "Norlake Foods Inc said it has appointed Anna Veld as chief financial officer."


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("She starts on June 3, 2024.", date(2024, 6, 3)),
        ("The appointment is effective July 1, 2024.", date(2024, 7, 1)),
        ("Peter Oak joins Quillmark plc on June 3, 2024.", None),
        ("She was born in Oslo on June 3, 1970.", None),
    ],
)
def test_a_change_takes_the_day_that_the_next_sentence_gives_the_person(more: str, expected: date | None) -> None:
    assert dates_of(f"{HIRE} {more}", event_type="appointment")[0] == expected


def test_what_is_done_as_of_today_is_of_the_day_of_publication() -> None:
    told = "Norlake Foods Inc today completed its acquisition of Brinevale Dairies Ltd."
    assert dates_of(told, event_type="acquisition") == [date(2024, 5, 14)]
