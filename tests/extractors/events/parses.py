"""Docs parsed by hand, in short: `word[=lemma]/POS[.TAG]/relation[>head]`, words apart by spaces.

The head is named by its word, the nearest one where it stands several times; the root names none.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import spacy
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import (
    COMPANY,
    DATES,
    NAMES,
    PERSON,
    POSTS,
    Block,
    DateValue,
    Entity,
    Post,
    Story,
    register_extensions,
)

VOCAB = spacy.blank("en").vocab
NO_SPACE_BEFORE = frozenset({",", ".", "'s", "n't"})
PUBLISHED = date(2024, 5, 14)


def parsed(
    sentence: str,
    *,
    companies: Sequence[str] = (),
    people: Sequence[str] = (),
    posts: Mapping[str, str] | None = None,
    dates: Mapping[str, DateValue] | None = None,
    kind: str = "paragraph",
) -> Doc:
    """A Doc with its names, posts (title to role_code) and dates marked, in one block of the given kind."""
    register_extensions()
    fields = [token.split("/") for token in sentence.split()]
    words = [field[0].split("=")[0] for field in fields]
    deps = [field[2].split(">")[0] for field in fields]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[following not in NO_SPACE_BEFORE for following in [*words[1:], "."]],
        lemmas=[field[0].split("=")[-1] for field in fields],
        pos=[field[1].split(".")[0] for field in fields],
        tags=[field[1].partition(".")[2] for field in fields],
        deps=deps,
        heads=[_head(place, field[2].partition(">")[2], words) for place, field in enumerate(fields)],
    )
    doc._.story = Story("d1", doc.text, (Block(0, len(doc.text), kind),), published_on=PUBLISHED)
    names = [(name, COMPANY) for name in companies] + [(name, PERSON) for name in people]
    marked = [_span(doc, name, label) for name, label in names]
    for span in marked:
        span._.entity = Entity(span.label_, span.text)
    doc.spans[NAMES] = sorted(marked, key=lambda span: span.start)
    doc.spans[POSTS] = [_post(doc, title, code) for title, code in (posts or {}).items()]
    doc.spans[DATES] = [_date(doc, text, value) for text, value in (dates or {}).items()]
    if companies:
        doc._.main_company = Entity(COMPANY, companies[0])
    return doc


def _head(place: int, word: str, words: list[str]) -> int:
    if not word:
        return place
    places = [other for other, found in enumerate(words) if found == word and other != place]
    return min(places, key=lambda other: abs(other - place))


def _span(doc: Doc, text: str, label: str) -> Span:
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text), label=label)
    assert span is not None, text
    return span


def _post(doc: Doc, title: str, code: str) -> Span:
    span = _span(doc, title, "POST")
    span._.posts = (Post(title, code),)
    return span


def _date(doc: Doc, text: str, value: DateValue) -> Span:
    span = _span(doc, text, "DATE")
    span._.date = value
    return span
