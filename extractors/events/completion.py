"""Dates an event that its own sentence leaves undated, from what the document says of it elsewhere.

"The deal is expected to close in May." "She starts on June 1." A headline has no date, and a lead seldom has.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Span

from extractors.events.catalogue import LEADERSHIP, read_event_types, read_lexicons
from extractors.events.merging import Event, is_alike
from extractors.events.places import Places, sentences_of
from extractors.nlp.alternatives import any_of
from extractors.nlp.annotations import DateValue, Story, text_of
from extractors.nlp.dates.choices import NOT_WHEN
from extractors.nlp.dates.cues import cue
from extractors.nlp.reading import UNPARSED, block_at, place_of

GAP = 120  # characters between what is done and the word that says so
BLOCKS_ON = 1  # how far behind the telling a sentence about a person may stand
LOOK_BACK = 60
NO_CLOSING = r"(?!\s(?:price|bid|at\s[\d$£€]|up|down|higher|lower))"  # of trading, not of a deal
DONE = re.compile(
    rf"\b(?:{cue('to_close')}|{cue('effective')}|take[sn]? place|occurs?|settles?){NO_CLOSING}", re.IGNORECASE
)
TO_BE_DONE = re.compile(rf"\b(?:completion|closing|settlement)\b[^;.]{{0,80}}\b{cue('expected')}\b", re.IGNORECASE)
EFFECTIVE = re.compile(r"\beffective\b[^;.,]{0,30}$", re.IGNORECASE)
TAKES_UP = re.compile(
    r"\b(?:effective|starts?|begins?|joins?|assumes?|takes? (?:over|up|office|the)|transitions?|steps? down|retires?"
    r"|leaves?|last day|succeeds?|replaces?|become|serve until|remain)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:he|she|appointment|change|transition|retirement|resignation|departure|succession|move)\b",
    re.IGNORECASE,
)


def add_coming(events: list[Event], places: Places) -> list[Event]:
    """The events, one whose first day lies after publication being announced and not completed."""
    story: Story = places.doc._.story
    return [
        replace(event, best=replace(event.best, status="announced")) if _is_to_come(event, story) else event
        for event in events
    ]


def _is_to_come(event: Event, story: Story) -> bool:
    when, published = event.best.when, story.published_on
    if event.best.status != "completed" or when is None or published is None or not when.year_known:
        return False
    return when.first > published


def add_dates(events: list[Event], places: Places) -> list[Event]:
    """The events, those without a date of their own with the one that another sentence gives them, if any."""
    return [event if event.best.when is not None else _dated(event, events, places) for event in events]


def _dated(event: Event, events: list[Event], places: Places) -> Event:
    if event.best.frame.event_family == LEADERSHIP:
        found = _change_dates(event, places)
    else:
        same = sum(other.best.event_type == event.best.event_type for other in events)
        found = _deal_dates(event, places, is_only=same == 1)
    when = next(found, None) or _today(event, places)
    return event if when is None else replace(event, best=replace(event.best, when=when))


def _deal_dates(event: Event, places: Places, *, is_only: bool) -> Iterator[DateValue]:
    """Dates of sentences that say when a deal of the kind is done, in order from its first telling."""
    thing = _things()[event.best.event_type]
    for sentence in _sentences_from(event, places, blocks_on=None if is_only else BLOCKS_ON):
        told = thing.search(sentence.text)
        done = DONE.search(sentence.text, told.end(), told.end() + GAP) if told else None
        done = done or TO_BE_DONE.search(sentence.text)
        if done is not None:
            yield from _values(sentence, places, behind=sentence.start_char + done.start())


@lru_cache(maxsize=1)
def _things() -> dict[str, re.Pattern[str]]:
    """Event type to the pattern of what another sentence may call it."""
    shared = read_lexicons()["done_nouns"]
    return {
        kind.event_type: re.compile(rf"\b(?:{any_of([*shared, *kind.done_nouns])})\b", re.IGNORECASE)
        for kind in read_event_types()
    }


def _change_dates(event: Event, places: Places) -> Iterator[DateValue]:
    """Dates of sentences that say when the person starts or leaves: those of the tellings, and those right behind."""
    for telling in event.tellings:
        for span in places.within(places.dates, telling.sentence):
            if EFFECTIVE.search(text_of(span.doc), telling.sentence.start_char, span.start_char):
                yield span._.date
    person = event.best.value("person")
    tellings = {telling.sentence.start for telling in event.tellings}
    for sentence in _sentences_from(event, places, blocks_on=BLOCKS_ON):
        if sentence.start in tellings:
            continue
        people = places.people_in(sentence)
        is_alone = all(is_alike(span._.entity.name, person) for span in people)
        if is_alone and (people or CHANGE.search(sentence.text)) and (told := TAKES_UP.search(sentence.text)):
            yield from _values(sentence, places, behind=sentence.start_char + told.start())


def _today(event: Event, places: Places) -> DateValue | None:
    """The day of publication where what is done is told as of today."""
    if event.best.status != "completed":
        return None
    spans = (span for telling in event.tellings for span in places.within(places.dates, telling.sentence))
    return next((span._.date for span in spans if span.text.lower() == "today"), None)


def _values(sentence: Span, places: Places, *, behind: int) -> Iterator[DateValue]:
    for span in places.within(places.dates, sentence):
        before = sentence.doc.text[max(sentence.start_char, span.start_char - LOOK_BACK) : span.start_char]
        if span.start_char >= behind and not NOT_WHEN.search(before):
            yield span._.date


def _sentences_from(event: Event, places: Places, *, blocks_on: int | None) -> Iterator[Span]:
    """The sentences with dates from the first telling on, up to so many blocks behind the last; no boilerplate."""
    story: Story = places.doc._.story
    first = min(telling.sentence.start for telling in event.tellings)
    last_place = max(telling.place for telling in event.tellings)
    for sentence in sentences_of(places.dates):
        block = block_at(story, sentence.start_char)
        if blocks_on is not None and place_of(story, sentence.start_char) > last_place + blocks_on:
            return
        if sentence.start >= first and (block is None or block.kind not in UNPARSED):
            yield sentence
