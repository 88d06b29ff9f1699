"""Dates that another sentence of the document gives an event."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.events.completion import add_coming
from extractors.events.extraction import find_events
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.nlp.annotations import DateValue
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


def test_what_is_to_come_is_announced_and_what_has_come_is_completed() -> None:
    (coming,) = events_of(HIRE, "She starts on June 3, 2024.", event_type="appointment")
    (come,) = events_of(HIRE, "She started on May 6, 2024.", event_type="appointment")
    assert (coming.best.status, come.best.status) == ("announced", "completed")


def test_only_what_is_called_completed_turns_announced() -> None:
    (doc,) = annotated([story(HIRE)])
    (event,) = find_events(doc)
    later = DateValue(date(2024, 8, 1), date(2024, 8, 1), "day")
    statuses = {}
    for status in ("completed", "planned", "cancelled"):
        told = replace(event, best=replace(event.best, status=status, when=later))
        (found,) = add_coming([told], Places(doc))
        statuses[status] = found.best.status
    assert statuses == {"completed": "announced", "planned": "planned", "cancelled": "cancelled"}
