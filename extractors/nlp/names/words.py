"""The words of a Doc without its white space, with what name rules ask about each, made once from the Doc."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractors.nlp.annotations import Story
from extractors.nlp.names.spelling import fold, key_of


@dataclass(frozen=True)
class Stretch:
    """Words [start, end) of one block; `style` is plain, headline (title case) or capitals."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class Words:
    """Parallel tuples over the words of a Doc; a position is an index into them."""

    doc: Doc
    texts: tuple[str, ...]
    folded: tuple[str, ...]
    tokens: tuple[int, ...]
    opens_sentence: tuple[bool, ...]
    stretches: tuple[Stretch, ...]
    stretch_of: tuple[int, ...]
    word_of_token: dict[int, int]
    bare: frozenset[str]  # folded words that stand somewhere without a possessive or a hyphen at either side

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, start: int, end: int, *, label: str = "") -> Span:
        """The Doc's span over words [start, end)."""
        return Span(self.doc, self.tokens[start], self.tokens[end - 1] + 1, label=label)

    def key(self, start: int, end: int) -> str:
        """The comparable spelling of words [start, end)."""
        return key_of(self.texts[start:end])

    def style(self, position: int) -> str:
        """The style of the block that holds the word."""
        return self.stretches[self.stretch_of[position]].style

    def bounds(self, position: int) -> tuple[int, int]:
        """First and last-plus-one word of the block that holds the word."""
        stretch = self.stretches[self.stretch_of[position]]
        return stretch.start, stretch.end

    def before(self, position: int, back: int = 1) -> str:
        """The folded word that many places before, empty beyond the block's start."""
        return self.folded[position - back] if position - back >= self.bounds(position)[0] else ""

    def after(self, end: int, ahead: int = 0) -> str:
        """The folded word at end + ahead, empty beyond the end of the block of the word before `end`."""
        return self.folded[end + ahead] if end + ahead < self.bounds(end - 1)[1] else ""

    def is_name_like(self, position: int) -> bool:
        """Whether the word is spelled as part of a name: a capital anywhere, or digits with letters."""
        text = self.texts[position]
        if self.style(position) == "capitals":
            return text[0].isalpha() or (text[0].isdigit() and any(map(str.isalpha, text)))
        return text[0].isupper() or (len(text) > 2 and any(char.isupper() for char in text))


def read_words(doc: Doc) -> Words:
    """The words of `doc`; blocks come from its story, else its sentences stand for blocks."""
    tokens = tuple(token.i for token in doc if not token.is_space)
    texts = tuple(sys.intern(doc[i].text) for i in tokens)  # a long filing says the same words over and over
    word_of_token = {token: position for position, token in enumerate(tokens)}
    stretches = tuple(_stretches(doc, tokens, texts))
    stretch_of = tuple(number for number, each in enumerate(stretches) for _ in range(each.start, each.end))
    sentence_starts = {token.i for token in doc if token.is_sent_start}
    starts_block = {each.start for each in stretches}
    opens = tuple(
        position in starts_block
        or _starts_within(tokens[position - 1] + 1, tokens[position] + 1, sentence_starts)
        or texts[position - 1] in {'"', "“", "‘", ":", "•", "*", "``"}
        for position in range(len(tokens))
    )
    folded = tuple(fold(text) for text in texts)
    return Words(doc, texts, folded, tokens, opens, stretches, stretch_of, word_of_token, _bare(folded))


def _bare(folded: tuple[str, ...]) -> frozenset[str]:
    padded = ("", *folded, "")
    bound = {"-", "'s", "'", "/"}
    return frozenset(
        word for before, word, after in zip(padded, padded[1:], padded[2:], strict=False) if not {before, after} & bound
    )


def _starts_within(first: int, last: int, starts: set[int]) -> bool:
    return any(i in starts for i in range(first, last))


def _stretches(doc: Doc, tokens: tuple[int, ...], texts: tuple[str, ...]) -> Iterator[Stretch]:
    ends = sorted(_block_ends(doc))
    start, block = 0, 0
    for position, token in enumerate(tokens):
        while block < len(ends) and doc[token].idx >= ends[block]:
            block += 1
            if position > start:
                yield Stretch(start, position, _style(texts[start:position]))
                start = position
    if len(tokens) > start:
        yield Stretch(start, len(tokens), _style(texts[start:]))


def _block_ends(doc: Doc) -> list[int]:
    story: Story | None = doc._.story
    if story is not None and story.blocks:
        return [block.end for block in story.blocks]
    return [sentence.end_char for sentence in doc.sents] if doc.has_annotation("SENT_START") else [len(doc.text)]


def _style(texts: tuple[str, ...]) -> str:
    letters = [char for text in texts for char in text if char.isalpha()]
    if len(letters) >= 12 and sum(map(str.isupper, letters)) > 0.75 * len(letters):
        return "capitals"
    long = [text for text in texts if len(text) > 3 and text[0].isalpha()]
    share = sum(text[0].isupper() for text in long) / len(long) if long else 0.0
    return "headline" if len(long) >= 3 and share > 0.65 else "plain"
