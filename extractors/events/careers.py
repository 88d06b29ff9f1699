"""Posts beyond the sentence: the one held before the one that is taken, and the seat that a change of the board is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from extractors.events.fillers import Filler, known_post, span_filler
from extractors.events.merging import BOARD_TYPES, Event, is_alike
from extractors.events.places import Places, sentences_of
from extractors.nlp.annotations import text_of

SEAT = known_post("board director", "DIRECTOR")
REACH = 60  # code points before a post in which the words that date it stand
NEAR = 2  # tokens between a name and the title beside it
FROM = re.compile(r"\bfrom (?:the (?:post|position|role) of |being )?(?:the |a |an |our |its )?$", re.IGNORECASE)
UNTIL_NOW = re.compile(
    r"\b(?:current(?:ly)?|now|most recent(?:ly)?|recently|has (?:been|served)|had (?:been|served)|previously|formerly"
    r"|former|prior to|before|until|since)\b[^.;]*$",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:served|serving|was|been|worked|held|joined|joining|role|position|post)\b[^.;]*$", re.IGNORECASE
)


def add_previous_posts(events: list[Event], places: Places) -> list[Event]:
    """The events, those that give somebody a post with the slot `previous_role` where one can be found."""
    return [_with_previous(event, places) for event in events]


def add_seats(events: list[Event], places: Places) -> list[Event]:
    """The events, a change of the board for which the text tells no post being one of a seat on it."""
    return [
        replace(event, best=replace(event.best, slots={**event.best.slots, "role": SEAT}))
        if event.best.event_type in BOARD_TYPES and "role" not in event.best.slots
        else event
        for event in events
    ]


def _with_previous(event: Event, places: Places) -> Event:
    best = event.best
    if best.direction != "in" or best.value("person") is None or "previous_role" in best.slots:
        return event
    previous = next(_previous_posts(event, places), None)
    if previous is None:
        return event
    return replace(event, best=replace(best, slots=best.slots | {"previous_role": previous}))


def _previous_posts(event: Event, places: Places) -> Iterator[Filler]:
    """Posts held before, the likeliest first."""
    person = event.best.value("person")
    told = [telling.sentence for telling in event.tellings]
    taken = event.best.value("role")
    for sentence in told:
        yield from _fillers(_in_sentence(sentence, person, places), taken)
    for sentence in _of_person(person, told, places):
        yield from _fillers(_held(sentence, places), taken)


def _fillers(posts: Iterator[Span], taken: str | None) -> Iterator[Filler]:
    for post in posts:
        if not is_alike(post.text, taken):
            yield span_filler("previous_role", post, post.text, "pattern", posts=post._.posts or ())


def _in_sentence(sentence: Span, person: str | None, places: Places) -> Iterator[Span]:
    """Posts told in one sentence with the new one: after "from", as "currently …", or as a title beside the name."""
    posts = places.within(places.posts, sentence)
    names = places.people_in(sentence)
    own = [span for span in names if is_alike(span._.entity.name, person)]
    yield from (post for post in posts if FROM.search(_before(post, sentence)))
    for name in own:
        for post in posts:
            is_title = 0 <= name.start - post.end <= NEAR
            behind = post.start >= name.end and not any(name.end <= other.start < post.start for other in names)
            dated = behind and UNTIL_NOW.search(text_of(places.doc), name.end_char, post.start_char)
            if is_title or dated:
                yield post


def _held(sentence: Span, places: Places) -> Iterator[Span]:
    for post in places.within(places.posts, sentence):
        before = _before(post, sentence)
        if UNTIL_NOW.search(before) and (HELD.search(before) or sentence.root.lemma_ == "be"):
            yield post


def _before(post: Span, sentence: Span) -> str:
    return text_of(post.doc)[max(sentence.start_char, post.start_char - REACH) : post.start_char]


def _of_person(person: str | None, told: list[Span], places: Places) -> Iterator[Span]:
    """The sentences, other than those that tell the event, whose only person is this one."""
    starts = {sentence.start for sentence in told}
    for sentence in sentences_of(places.posts):
        people = places.people_in(sentence)
        if people and sentence.start not in starts and all(is_alike(span._.entity.name, person) for span in people):
            yield sentence
