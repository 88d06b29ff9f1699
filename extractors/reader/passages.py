"""Cuts a Doc into the stretches that the reader reads at once: whole sentences of one block, up to a length."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractors.nlp.annotations import Story

MOST_TOKENS = 110


@dataclass(frozen=True)
class Passage:
    """Tokens [start, end) of a Doc."""

    start: int
    end: int


def passages_of(doc: Doc) -> list[Passage]:
    """The passages of a Doc, in order and without overlap; a sentence longer than MOST_TOKENS is cut."""
    story: Story = doc._.story
    length = len(doc.text)  # put together anew each time it is asked for
    block_ends = iter(sorted(block.end for block in story.blocks))
    block_end = next(block_ends, length)
    passages: list[Passage] = []
    is_open = False  # whether the last passage may grow
    for sentence in doc.sents:
        while sentence.start_char >= block_end:
            block_end, is_open = next(block_ends, length + 1), False
        for start, end in _cut(sentence):
            if is_open and end - passages[-1].start <= MOST_TOKENS:
                passages[-1] = Passage(passages[-1].start, end)
            else:
                passages.append(Passage(start, end))
            is_open = True
    return passages


def _cut(sentence: Span) -> Iterator[tuple[int, int]]:
    for start in range(sentence.start, sentence.end, MOST_TOKENS):
        yield start, min(start + MOST_TOKENS, sentence.end)


def title_of(doc: Doc) -> Span | None:
    """The tokens of the Doc's title block, where it has one."""
    story: Story = doc._.story
    block = next((block for block in story.blocks if block.kind == "title"), None)
    return None if block is None else doc.char_span(block.start, block.end, alignment_mode="contract")
