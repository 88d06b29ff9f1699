"""Makes one parsed Doc from a story, block by block, so that no sentence or name crosses a block."""

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.nlp.annotations import Block, Story, register_extensions
from extractors.nlp.casing import Casing

UNPARSED = frozenset({"boilerplate"})
HEADLINES = frozenset({"title", "heading"})
MOSTLY_CAPITALS = 0.7
# What the pipeline writes on a token; heads give the sentences.
WRITTEN = ("NORM", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE")


def read_stories(nlp: Language, stories: Iterable[Story], *, batch_size: int = 64) -> Iterator[Doc]:
    """A Doc for each story, in order, with `doc.text` the story's text but for the case of headlines.

    Blocks of boilerplate are split into tokens and left unparsed: no event in them is news.
    """
    register_extensions()
    for story in stories:
        doc = _joined(nlp.vocab, _parsed(nlp, list(_pieces(story)), batch_size=batch_size))
        doc._.story = story
        yield doc


def block_at(story: Story, offset: int) -> Block | None:
    """The block that holds a code point of the text."""
    return next((block for block in story.blocks if block.start <= offset < block.end), None)


def place_of(story: Story, offset: int) -> int:
    """How many blocks end before a code point of the text."""
    return sum(block.end <= offset for block in story.blocks)


def _parsed(nlp: Language, pieces: list[tuple[str, bool]], *, batch_size: int) -> Iterator[Doc]:
    parsed = nlp.pipe((text for text, is_parsed in pieces if is_parsed), batch_size=batch_size)
    for text, is_parsed in pieces:
        yield next(parsed) if is_parsed else _unparsed(nlp, text)


def _joined(vocab: Vocab, docs: Iterable[Doc]) -> Doc:
    """One Doc of all, each let go once it is read: spaCy's own `from_docs` holds a long filing five times over."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: list[Any] = []  # arrays of spaCy, attributes x tokens
    for doc in docs:
        words += (sys.intern(token.text) for token in doc)
        spaces += (bool(token.whitespace_) for token in doc)
        columns.append(doc.to_array(list(WRITTEN)).T)
    joined = Doc(vocab, words=words, spaces=spaces)
    if columns:
        written: Any = np.concatenate(columns, axis=1).T
        joined.from_array(list(WRITTEN), written)
    return joined


def _unparsed(nlp: Language, text: str) -> Doc:
    """The tokens of a block under one flat tree, since a joined Doc keeps no other sentence bounds than its trees'."""
    tokens = nlp.make_doc(text)
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        heads=[0] * len(tokens),
        deps=["dep"] * len(tokens),
    )


def _pieces(story: Story) -> Iterator[tuple[str, bool]]:
    """The text cut at the starts of its blocks, each piece with whether it is worth parsing."""
    blocks = story.blocks or (Block(0, len(story.text), "paragraph"),)
    starts = [0, *(block.start for block in blocks[1:]), len(story.text)]
    casing: Casing | None = None
    for (start, end), block in zip(pairwise(starts), blocks, strict=True):
        piece = story.text[start:end]
        if not piece:
            continue
        if block.kind in HEADLINES or _is_capitals(piece):
            casing = casing or Casing(_body(story, blocks))
            piece = casing.headline(piece)
        yield piece, block.kind not in UNPARSED


def _body(story: Story, blocks: tuple[Block, ...]) -> str:
    pieces = (story.text[block.start : block.end] for block in blocks if block.kind not in HEADLINES)
    return "\n".join(piece for piece in pieces if not _is_capitals(piece))


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) / len(letters) > MOSTLY_CAPITALS
