"""Tells news from background: whether an event is what the document reports or a past one told as context."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP, read_lexicons
from extractors.events.chain import chain_of, tense_of
from extractors.events.grammar import climb
from extractors.events.merging import Event, is_alike
from extractors.nlp.annotations import Block, DateValue, Story

OLD_DAYS = 75  # an event this long before publication is no longer news
LEADING = frozenset({"title", "heading"})
CLOSE = frozenset({"day", "month"})  # precision of a date that may make a sequel news
JOINED = frozenset({"conj", "dep"})
# Of a sequel's verb; many a past form reads as an infinitive too ("then quit").
NARRATIVE = frozenset({"past", "participle", "pluperfect", "infinitive"})


def is_background(
    candidate: Candidate, *, when: DateValue | None, story: Story, block: Block | None, place: int
) -> bool:
    """`place` counts the blocks before this one; `when` is the event's own date, if told."""
    if block is not None and block.kind == "boilerplate":
        return True
    if candidate.status in {"planned", "announced", "rumoured"} and not _is_old(when, story.published_on):
        return False
    if _is_old(when, story.published_on):
        return True
    if block is not None and block.kind in LEADING:
        return False
    text = f" {candidate.sentence.text.lower()} "
    if candidate.frame.event_family == LEADERSHIP and _has(text, "biography_cues") and place > 0:
        return not _has(text, "news_cues")
    if tense_of(candidate.head) == "pluperfect":
        return True
    aside = any(token.dep_ in {"relcl", "acl"} for token in [candidate.head, *climb(candidate.head)])
    return (aside or place > 1) and _has(text, "past_cues") and not _has(text, "news_cues")


def _is_old(when: DateValue | None, published: date | None) -> bool:
    return when is not None and published is not None and when.year_known and (published - when.last).days > OLD_DAYS


def _has(text: str, lexicon: str) -> bool:
    return any(f" {cue} " in text or f" {cue}," in text for cue in read_lexicons()[lexicon])


def with_sequels(events: Iterable[Event]) -> list[Event]:
    """The events; what one breath tells as the sequel of a background event is background as well.

    "She left the board in March, then quit the company weeks later": where the first is past, so is the second,
    unless it has a date of its own that may be news.
    """
    found = list(events)
    past = [event.best for event in found if event.is_background]
    return [
        replace(event, is_background=True) if any(_is_sequel(event.best, before) for before in past) else event
        for event in found
    ]


def _is_sequel(candidate: Candidate, before: Candidate) -> bool:
    """Whether the verb is joined to that of `before`, tells the past too, and of the same person or company."""
    slot = "person" if candidate.frame.event_family == LEADERSHIP else "company"
    if not is_alike(candidate.value(slot), before.value(slot)):
        return False
    head, chain = candidate.head, chain_of(candidate.head)
    is_joined = head.dep_ in JOINED and before.head in climb(head)
    is_past = chain.tense in NARRATIVE and not chain.modals and not chain.is_infinitive
    is_dated = candidate.when is not None and candidate.when.precision in CLOSE
    return is_joined and is_past and not is_dated
