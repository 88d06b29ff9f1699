"""Tells news from background: whether an event is what the document reports or a past one told as context."""

from datetime import date

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP, read_lexicons
from extractors.events.chain import tense_of
from extractors.events.grammar import climb
from extractors.nlp.annotations import Block, DateValue, Story

OLD_DAYS = 75  # an event this long before publication is no longer news
LEADING = frozenset({"title", "heading"})


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
