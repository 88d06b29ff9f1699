"""The shipped network, run over passages made by hand."""

from pathlib import Path

import numpy as np
import pytest
import spacy

from extractors.events.opinions import STATUSES, TYPES
from extractors.nlp.annotations import Block, Story, register_extensions
from extractors.reader.network import BATCH, SLOTS, Network, Pair, as_arrays, as_row, read_network
from extractors.reader.passages import Passage
from extractors.reader.pieces import Pieces, make_pieces
from warehouse.contract.errors import ModelError

NLP = spacy.blank("en")
TEXTS = (
    "Corvane Foods said on Monday that it has agreed to acquire Oskara Inc. for $40 million in cash.",
    "The weather in the valley was mild, and many visitors came.",
)


def pieces_of(text: str) -> Pieces:
    register_extensions()
    doc = NLP(text)
    doc._.story = Story("d1", text, (Block(0, len(text), "paragraph"),))
    return make_pieces(doc, Passage(0, len(doc)))


def test_a_reading_has_a_row_a_piece() -> None:
    passages = [pieces_of(text) for text in TEXTS]
    readings, fits = read_network().read(passages, [])
    for passage, reading in zip(passages, readings, strict=True):
        assert reading.types.shape[0] >= len(passage.ids)
        assert reading.types.shape[1] == len(TYPES)
        assert reading.status.shape[1] == len(STATUSES)
    assert fits.shape == (0, len(SLOTS))


def test_it_tells_an_acquisition_from_the_weather() -> None:
    deal, weather = read_network().read([pieces_of(text) for text in TEXTS], [])[0]
    acquisition = TYPES.index("acquisition")
    assert deal.types[:, acquisition].max() > 0
    assert weather.types.max() < 0


def test_a_pair_is_answered_wherever_its_passage_lies() -> None:
    passage = pieces_of(TEXTS[0])
    acquire, corvane, oskara = (passage.first_of[token] for token in (10, 0, 11))
    kind = TYPES.index("acquisition")
    alone = [Pair(0, acquire, name, name, kind) for name in (corvane, oskara)]
    late = [Pair(BATCH + 1, acquire, name, name, kind) for name in (corvane, oskara)]
    _, first = read_network().read([passage], alone)
    _, second = read_network().read([passage] * (BATCH + 2), late)
    np.testing.assert_allclose(first, second, atol=0.05)
    assert first[0, SLOTS.index("company")] > first[1, SLOTS.index("company")]
    assert first[1, SLOTS.index("counterparty")] > first[0, SLOTS.index("counterparty")]


def test_shorter_passages_are_padded() -> None:
    arrays = as_arrays([pieces_of(text) for text in TEXTS])
    lengths = [len(pieces_of(text).ids) for text in TEXTS]
    assert arrays["pieces"].shape == (2, max(lengths))
    assert arrays["mask"].sum(axis=1).tolist() == lengths


@pytest.mark.parametrize(("first", "gap"), [(10, 0), (11, 12), (9, 1), (13, 14), (14, 14), (199, 21)])
def test_gaps_are_told_by_side_and_bucket(first: int, gap: int) -> None:
    assert as_row(Pair(0, 10, first, first, 0))[4] == gap


def test_a_file_that_is_no_network_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "reader.onnx"
    broken.write_bytes(b"no network")
    with pytest.raises(ModelError, match=r"reader\.onnx.*make train"):
        Network(broken)
