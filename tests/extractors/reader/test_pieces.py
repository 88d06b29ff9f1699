"""Pieces: what the encoder is given of a passage."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.nlp.annotations import Block, Story, register_extensions
from extractors.reader.passages import Passage
from extractors.reader.pieces import MOST_PIECES, MOST_TITLE_PIECES, SHAPES, make_pieces, shape_of, tokenizer

NLP = spacy.blank("en")
CLS, SEP = tokenizer().token_to_id("[CLS]"), tokenizer().token_to_id("[SEP]")


def doc_of(text: str, title: str = "") -> Doc:
    register_extensions()
    doc = NLP(f"{title}\n\n{text}" if title else text)
    blocks = (Block(0, len(title), "title"),) if title else ()
    doc._.story = Story("d1", doc.text, (*blocks, Block(len(doc.text) - len(text), len(doc.text), "paragraph")))
    return doc


def test_a_passage_has_its_title_before_it_and_marks_around() -> None:
    doc = doc_of("Acme named Anna Veld.", title="New chief at Acme")
    body = next(token.i for token in doc if token.text == "named") - 1
    pieces = make_pieces(doc, Passage(body, len(doc)))
    assert pieces.ids[0] == CLS
    assert [place for place, piece in enumerate(pieces.ids) if piece == SEP] == [
        pieces.first_of[body] - 1,
        len(pieces.ids) - 1,
    ]
    assert min(pieces.first_of) == body


def test_a_title_is_not_told_twice() -> None:
    doc = doc_of("Acme named Anna Veld.", title="New chief at Acme")
    pieces = make_pieces(doc, Passage(0, 4))
    assert pieces.ids[:2] == [CLS, SEP]


def test_a_word_knows_its_first_and_last_piece() -> None:
    doc = doc_of("Quixotica bought Zyrtechnologies")
    pieces = make_pieces(doc, Passage(0, len(doc)))
    for token in doc:
        told = [
            tokenizer().id_to_token(piece)
            for piece in pieces.ids[pieces.first_of[token.i] : pieces.last_of[token.i] + 1]
        ]
        assert "".join(piece.removeprefix("##") for piece in told) == token.lower_


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("bank", "lower"),
        ("Bank", "title"),
        ("A", "title"),
        ("IBM", "capitals"),
        ("eBay", "mixed"),
        ("3M", "number"),
        ("$", "none"),
    ],
)
def test_the_case_of_a_word_is_told_beside_it(word: str, shape: str) -> None:
    assert shape_of(NLP(word)[0]) == shape


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400), st.text(max_size=120).filter(lambda title: title.strip() == title))
def test_any_text_fits(text: str, title: str) -> None:
    doc = doc_of(text, title)
    if not len(doc):
        return
    pieces = make_pieces(doc, Passage(0, len(doc)))
    assert len(pieces.ids) == len(pieces.shapes) <= MOST_PIECES
    assert all(0 <= shape < len(SHAPES) for shape in pieces.shapes)
    assert all(pieces.first_of[token] <= pieces.last_of[token] for token in pieces.first_of)


def test_what_does_not_fit_is_cut() -> None:
    doc = doc_of("word " * 500, title="head " * 60 + "end")
    body = doc.char_span(len("head " * 60 + "end") + 2, len(doc.text) - 1)
    assert body is not None
    pieces = make_pieces(doc, Passage(body.start, len(doc)))
    assert len(pieces.ids) == MOST_PIECES
    assert pieces.ids.index(SEP) == MOST_TITLE_PIECES + 1
