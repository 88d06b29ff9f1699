"""Short stories for tests of the whole event engine over the real pipeline."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from extractors.nlp.annotations import Block, Story
from extractors.nlp.pipeline import annotate

PUBLISHED = date(2024, 5, 14)


def story(
    *paragraphs: str, title: str | None = None, published: date | None = PUBLISHED, filer: str | None = None
) -> Story:
    """A story of paragraphs, its title, where it has one, the first block."""
    blocks: list[Block] = []
    pieces = [(title, "title")] if title else []
    start = 0
    for text, kind in [*pieces, *((paragraph, "paragraph") for paragraph in paragraphs)]:
        blocks.append(Block(start, start + len(text), kind))
        start += len(text) + 2
    text = "\n\n".join([text for text, _ in pieces] + list(paragraphs))
    return Story("d1", text, tuple(blocks), title, published, filer, "8-K" if filer else None)


def annotated(stories: Sequence[Story]) -> list[Doc]:
    """The Docs of stories as the real pipeline makes them."""
    return list(annotate(stories))
