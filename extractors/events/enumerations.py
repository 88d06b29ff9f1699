"""Finds the further people of a list that a name belongs to ("A as chairman, B as president and C"), from its text."""

from itertools import pairwise

from spacy.tokens import Span, Token

from extractors.events.places import Places
from extractors.nlp.annotations import COMPANY, PERSON

JOINTS = frozenset({"and", "&", ";", "•", "/"})
COMMAS = frozenset({",", "-", "–", "—", ":"})
LINKS = frozenset(
    [
        "as",
        "to",
        "of",
        "for",
        "at",
        "a",
        "an",
        "the",
        "its",
        "our",
        "new",
        "both",
        "(",
        ")",
        "role",
        "position",
        "also",
        "then",
    ]
)
TITLES = frozenset({"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "sir", "prof", "prof.", "messrs", "messrs."})
REFERENCES = frozenset({"coreference", "defined_term"})
LONGEST = 20  # words between two people of one list


def listed_with(first: Span, trigger: Span, places: Places) -> list[Span]:
    """The other people of the list that the name belongs to, on its side of the trigger, in order."""
    people = [
        span
        for span in places.within(places.names, first.sent)
        if span.label_ == PERSON and span._.found_by not in REFERENCES and _side(span, trigger) == _side(first, trigger)
    ]
    if first not in people:
        return []
    place = people.index(first)
    links = [_is_linked(one, other, places) and not _begins_clause(other, one) for one, other in pairwise(people)]
    start, end = place, place
    while start > 0 and links[start - 1]:
        start -= 1
    while end < len(people) - 1 and links[end]:
        end += 1
    listed = people[start : end + 1]
    return [span for span in listed if span is not first] if _has_joint(listed, places) else []


def gapped_behind(trigger: Span, places: Places) -> list[Span]:
    """The people told behind the first one's post without the verb ("A was named chairman, and B president")."""
    people = [
        span
        for span in places.within(places.names, trigger.sent)
        if span.label_ == PERSON and span.start >= trigger.end
    ]
    if not people or people[0]._.found_by in REFERENCES:
        return []
    first = people[0]
    between = first.doc[trigger.end : first.start]
    is_gapped = (
        any(token.i in places.post_at for token in between)
        and _is_list(between, places)
        and bool({token.lower_ for token in first.doc[first.start - 3 : first.start]} & (JOINTS | COMMAS))
        and any(places.post_at.get(place) for place in range(first.end, min(first.end + 4, first.sent.end)))
    )
    return [first, *listed_with(first, trigger, places)] if is_gapped else []


def _side(span: Span, trigger: Span) -> bool:
    return span.start >= trigger.start


def _is_linked(one: Span, other: Span, places: Places) -> bool:
    return _is_list(one.doc[one.end : other.start], places)


def _is_list(between: Span, places: Places) -> bool:
    if not 0 < len(between) <= LONGEST or not any(token.lower_ in JOINTS | COMMAS for token in between):
        return False
    return all(_is_link(token, places) for token in between)


def _is_link(token: Token, places: Places) -> bool:
    name = places.name_at.get(token.i)
    if token.i in places.post_at or (name is not None and name.label_ == COMPANY):
        return True
    word = token.lower_
    return word in JOINTS | COMMAS | LINKS | TITLES or token.like_num or token.is_space


def _has_joint(listed: list[Span], places: Places) -> bool:
    """Whether it is a list at all: an "and" between two names, or a post behind one."""
    for one, other in pairwise(listed):
        between = one.doc[one.end : other.start]
        if any(token.lower_ in JOINTS or token.i in places.post_at for token in between):
            return True
    return False


def _begins_clause(span: Span, before: Span) -> bool:
    """Whether the name is the subject of a verb that the name before it has no part in."""
    root = span.root
    if root.dep_ not in {"nsubj", "nsubjpass"} or root.head.i < span.end:
        return False
    return root.head not in set(before.root.ancestors)
