"""Finds in a Doc the words that may tell an event, by the forms that the frames declare."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from extractors.events.catalogue import EventType, Trigger, read_event_types
from extractors.events.grammar import is_passive, is_verbal
from extractors.events.inflection import noun_forms, verb_forms
from extractors.nlp.annotations import NAMES

PARTICLE_REACH = 5  # tokens between a verb and its particle ("take the firm over")


@dataclass(frozen=True)
class Hit:
    """A trigger in the text, with the frame that it may belong to; `head` is the word that governs the arguments."""

    span: Span
    head: Token
    frame: EventType
    trigger: Trigger


Pattern = tuple[tuple[str, ...], EventType, Trigger]


def find_hits(doc: Doc) -> Iterator[Hit]:
    """Every trigger of every frame, in the order of the text; the longest words of a frame win at one place.

    Words that a frame declares twice, under other conditions, are a hit each.
    """
    inside = {token.i for span in doc.spans.get(NAMES, []) if span._.found_by == "name" for token in span}
    for token in doc:
        patterns = _patterns().get(token.lower_)
        if not patterns or token.i in inside:
            continue
        longest: dict[str, int] = {}
        for words, frame, trigger in patterns:
            if len(words) < longest.get(frame.event_type, 0):
                continue
            span = _match(token, words, trigger)
            if span is not None:
                longest[frame.event_type] = len(words)
                yield Hit(span=span, head=_head(span, trigger), frame=frame, trigger=trigger)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[Pattern]]:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for frame in read_event_types():
        for trigger in frame.triggers:
            for form in sorted({form for word in trigger.words for form in _forms(word, trigger)}):
                for words in _spellings(form):
                    patterns[words[0]].append((words, frame, trigger))
    for found in patterns.values():
        found.sort(key=lambda pattern: -len(pattern[0]))
    return dict(patterns)


def _spellings(form: str) -> set[tuple[str, ...]]:
    """The words of a form as the tokenizer may part them: it cuts most hyphens out, and leaves some in."""
    return {tuple(form.split()), tuple(form.replace("-", " - ").split())}


def _forms(word: str, trigger: Trigger) -> frozenset[str]:
    if trigger.pos == "verb":
        return verb_forms(word)
    if trigger.pos == "noun":
        return noun_forms(word)
    if trigger.pos == "phrase" and "*" in word.split(" ")[0]:
        return verb_forms(word.replace("*", "", 1))
    return frozenset({word})


def _match(token: Token, words: tuple[str, ...], trigger: Trigger) -> Span | None:
    doc = token.doc
    if not _fits(token, trigger):
        return None
    rest = words[1:]
    end = token.i + len(words)
    if end <= len(doc) and all(doc[token.i + 1 + index].lower_ == word for index, word in enumerate(rest)):
        return doc[token.i : end]
    if len(rest) == 1 and trigger.pos == "verb":
        for child in token.rights:
            if child.dep_ == "prt" and child.lower_ == rest[0] and child.i - token.i <= PARTICLE_REACH:
                return doc[token.i : token.i + 1]
    return None


def _fits(token: Token, trigger: Trigger) -> bool:
    if trigger.pos == "verb":
        if token.dep_ in {"amod", "compound"} and token.head.i > token.i and not is_verbal(token):
            return False
        if not is_verbal(token):
            return (token.pos_ in {"NOUN", "PROPN"} and token.i == _first_word(token) + 1) or token.tag_ in {
                "VBN",
                "VBD",
            }
        return trigger.voice == "any" or (trigger.voice == "passive") == is_passive(token)
    if trigger.pos == "noun":
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ == "VBG"
    return True


def _first_word(token: Token) -> int:
    return int(token.sent.start)


def _head(span: Span, trigger: Trigger) -> Token:
    if trigger.pos == "noun":
        return span.root
    return next((token for token in span if is_verbal(token)), span.root if trigger.pos == "phrase" else span[0])
