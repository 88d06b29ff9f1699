"""Turns a passage into what the encoder reads: word pieces with the title before them, and the case of each word."""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc, Span, Token
from tokenizers import BertWordPieceTokenizer

from extractors.reader.passages import Passage, title_of

VOCABULARY = Path(__file__).parents[1] / "models" / "reader" / "vocab.txt"
MOST_PIECES = 200
MOST_TITLE_PIECES = 24
SHAPES = ("none", "lower", "title", "capitals", "mixed", "number")


@dataclass
class Pieces:
    """A passage as numbers; the encoder is uncased, so `shapes` tells the case."""

    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)  # places in SHAPES
    first_of: dict[int, int] = field(default_factory=dict)  # token of the Doc -> its first piece
    last_of: dict[int, int] = field(default_factory=dict)


@lru_cache(maxsize=1)
def tokenizer() -> BertWordPieceTokenizer:
    """The word pieces of the encoder."""
    return BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)


def make_pieces(doc: Doc, passage: Passage) -> Pieces:
    """[CLS] title [SEP] passage [SEP]; what goes beyond MOST_PIECES is cut."""
    pieces = Pieces()
    _add_mark(pieces, "[CLS]")
    title = title_of(doc)
    if title is not None and title.end <= passage.start:
        _add_words(pieces, title, MOST_TITLE_PIECES, is_placed=False)
    _add_mark(pieces, "[SEP]")
    _add_words(pieces, doc[passage.start : passage.end], MOST_PIECES - len(pieces.ids) - 1, is_placed=True)
    _add_mark(pieces, "[SEP]")
    return pieces


def _add_mark(pieces: Pieces, mark: str) -> None:
    pieces.ids.append(tokenizer().token_to_id(mark) or 0)
    pieces.shapes.append(SHAPES.index("none"))


def _add_words(pieces: Pieces, words: Span, most: int, *, is_placed: bool) -> None:
    encoding = tokenizer().encode(words.text, add_special_tokens=False)
    ends = [after.idx - words.start_char for _, after in pairwise(words)] + [len(words.text)]
    token = 0
    for piece_id, (start, _) in list(zip(encoding.ids, encoding.offsets, strict=True))[:most]:
        while start >= ends[token]:
            token += 1
        if is_placed:
            pieces.first_of.setdefault(words[token].i, len(pieces.ids))
            pieces.last_of[words[token].i] = len(pieces.ids)
        pieces.ids.append(piece_id)
        pieces.shapes.append(SHAPES.index(shape_of(words[token])))


def shape_of(token: Token) -> str:
    """Which of SHAPES a token has."""
    text = token.text
    if any(map(str.isdigit, text)):
        return "number"
    if not any(map(str.isalpha, text)):
        return "none"
    if text.islower():
        return "lower"
    if text.isupper() and len(text) > 1:
        return "capitals"
    return "title" if (text[0].isupper() and text[1:].islower()) or len(text) == 1 else "mixed"
