"""Passages: whole sentences of one block, up to a length."""

import spacy
from spacy.tokens import Doc

from extractors.nlp.annotations import Block, Story, register_extensions
from extractors.reader.passages import MOST_TOKENS, Passage, passages_of, title_of

VOCAB = spacy.blank("en").vocab


def doc_of(*blocks: tuple[str, list[int]]) -> Doc:
    """A Doc of blocks, each a kind with the lengths of its sentences, every token a letter and a blank."""
    register_extensions()
    starts: list[bool | int | None] = []
    bounds: list[Block] = []
    for kind, lengths in blocks:
        first = len(starts)
        starts += [place == 0 for length in lengths for place in range(length)]
        bounds.append(Block(2 * first, 2 * len(starts) - 1, kind))
    doc = Doc(VOCAB, words=["a"] * len(starts), sent_starts=starts)
    doc._.story = Story("d1", doc.text, tuple(bounds))
    return doc


def test_sentences_of_a_block_are_read_together_while_they_fit() -> None:
    doc = doc_of(("paragraph", [50, 50, 50]))
    assert passages_of(doc) == [Passage(0, 100), Passage(100, 150)]


def test_no_passage_crosses_a_block() -> None:
    doc = doc_of(("title", [5]), ("paragraph", [10, 10]), ("paragraph", [10]))
    assert passages_of(doc) == [Passage(0, 5), Passage(5, 25), Passage(25, 35)]


def test_a_sentence_that_is_too_long_is_cut() -> None:
    doc = doc_of(("paragraph", [MOST_TOKENS + 7]))
    assert passages_of(doc) == [Passage(0, MOST_TOKENS), Passage(MOST_TOKENS, MOST_TOKENS + 7)]


def test_every_token_is_in_one_passage() -> None:
    doc = doc_of(("title", [3]), ("paragraph", [30, 200, 40]), ("boilerplate", [9]), ("paragraph", [1]))
    assert [token for passage in passages_of(doc) for token in range(passage.start, passage.end)] == list(range(283))


def test_the_title_is_that_of_the_title_block() -> None:
    title = title_of(doc_of(("dateline", [2]), ("title", [4]), ("paragraph", [6])))
    assert title is not None
    assert (title.start, title.end) == (2, 6)
    assert title_of(doc_of(("paragraph", [6]))) is None
