"""Docs made by hand for the tests of names: text with the recogniser's entities, sentences and the subjects in them."""

from collections.abc import Mapping, Sequence

import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.nlp.annotations import NAMES, Block, Story, register_extensions
from extractors.nlp.names.component import mark_names

NLP = spacy.blank("en")
SENTENCE_ENDS = frozenset({".", "!", "?"})


def told(
    text: str,
    ents: Mapping[str, str] | None = None,
    *,
    title: str | None = None,
    filer: str | None = None,
    subjects: Sequence[str] = (),
    tags: Mapping[str, str] | None = None,
) -> Doc:
    """A Doc of `text`, a block a line; `ents` gives the label of every place a string stands, `subjects` words."""
    register_extensions()
    plain = NLP(text)
    starts = _sentence_starts(plain)
    doc = Doc(
        NLP.vocab,
        words=[token.text for token in plain],
        spaces=[bool(token.whitespace_) for token in plain],
        heads=[max(start for start in starts if start <= token.i) for token in plain],
        deps=["ROOT" if token.i in starts else "nsubj" if token.text in subjects else "dep" for token in plain],
        tags=[(tags or {}).get(token.text, "") for token in plain],
    )
    doc.ents = filter_spans([span for string, label in (ents or {}).items() for span in _places(doc, string, label)])
    doc._.story = Story("d1", text, _blocks(text), title=title, filer_name=filer, form="8-K" if filer else None)
    return doc


def named(doc: Doc) -> list[tuple[str, str]]:
    """Text and label of each name."""
    return [(span.text, span.label_) for span in mark_names(doc).spans[NAMES]]


def _sentence_starts(plain: Doc) -> list[int]:
    breaks = (token.i + 1 for token in plain[:-1] if token.text in SENTENCE_ENDS or token.text.startswith("\n"))
    return [0, *breaks]


def _places(doc: Doc, string: str, label: str) -> list[Span]:
    spans, start = [], doc.text.find(string)
    while start >= 0:
        span = doc.char_span(start, start + len(string), label=label)
        if span is not None:
            spans.append(span)
        start = doc.text.find(string, start + len(string))
    return spans


def _blocks(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line)
    return tuple(blocks)
