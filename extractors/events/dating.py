"""Says when an event takes effect: by the dates that its own words govern, a dividend by the day that it is paid."""

import re
from datetime import date

from spacy.tokens import Span, Token

from extractors.events.candidates import Candidate
from extractors.events.grammar import climb, is_verbal
from extractors.events.places import Places
from extractors.events.terms import dates_around
from extractors.nlp.annotations import DateValue
from extractors.nlp.dates.choices import dividend_dates, effective_date

# "then quit weeks later": some time after a day that the sentence tells, in the same year as far as anybody knows.
AFTERWARDS = re.compile(r"\b(?:days|weeks|months) (?:later|afterwards)\b")
REACH = 10  # words between the verb and "weeks later"


def event_date(candidate: Candidate, places: Places, heads: frozenset[int]) -> DateValue | None:
    """The event's own date, or None; `heads` are the places of all triggers, whose dates are theirs alone."""
    if candidate.event_type == "dividend":
        paid = dividend_dates(dates_around(candidate.sentence, places)).payable
        return _value(paid) if paid is not None else None
    dates = places.within(places.dates, candidate.sentence)
    later = _afterwards(candidate.head, dates)
    if later is not None:
        return later
    own = [span for span in dates if _may_date(span, candidate.head, heads)]
    return _value(effective_date(candidate.head, own))


def _may_date(span: Span, head: Token, heads: frozenset[int]) -> bool:
    """Not where the date belongs to another trigger's verb, or to a noun, beside this one."""
    for above in climb(span.root):
        if above == head or above.is_ancestor(head) or is_verbal(above):
            break
        if above.pos_ == "NOUN" and not head.is_ancestor(above):
            return False
    verb = next((above for above in climb(span.root) if is_verbal(above)), None)
    if verb is None or verb.i == head.i or verb.i not in heads:
        return True
    return verb.is_ancestor(head) and verb not in head.conjuncts and head.dep_ not in {"conj", "advcl", "relcl"}


def _afterwards(head: Token, dates: list[Span]) -> DateValue | None:
    told = AFTERWARDS.search(head.doc[head.i : head.sent.end].text)
    before = [span._.date for span in dates if span.end <= head.i]
    if told is None or not before or len(told.string[: told.start()].split()) > REACH:
        return None
    first: date = before[-1].first
    return DateValue(first, date(first.year, 12, 31), "year", before[-1].year_known)


def _value(span: Span | None) -> DateValue | None:
    if span is None:
        return None
    value: DateValue = span._.date
    return value
