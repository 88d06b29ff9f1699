import json
from pathlib import Path

import pytest

from extractors.training.labels import Name
from extractors.training.material import SENTENCES
from extractors.training.samples import (
    MAX_CHARACTERS,
    document_samples,
    inline_sample,
    paragraphs,
    sentence_samples,
)


def test_inline_labels_become_offsets() -> None:
    sample = inline_sample("[Acme Corp](COMPANY) hired [Jo Ek](PERSON).")
    assert sample.text == "Acme Corp hired Jo Ek."
    assert sample.names == (Name(0, 9, "COMPANY"), Name(16, 21, "PERSON"))


def test_remarks_and_empty_lines_are_no_samples(tmp_path: Path) -> None:
    path = tmp_path / "few.txt"
    path.write_text("# a remark\n\nOil fell.\n", encoding="utf-8")
    assert [sample.text for sample in sentence_samples(path)] == ["Oil fell."]


def test_documents_become_labelled_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    row = {"id": "x", "text": "Acme grew.\n\nJo left Acme.", "entities": {"companies": ["Acme"], "people": ["Jo"]}}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    [(identifier, samples)] = document_samples(path)
    assert identifier == "x"
    assert [[name.label for name in sample.names] for sample in samples] == [["COMPANY"], ["PERSON", "COMPANY"]]


def test_long_paragraphs_are_cut_between_sentences() -> None:
    pieces = list(paragraphs("This is one sentence of many. " * 100))
    assert len(pieces) > 1
    assert all(len(piece) <= MAX_CHARACTERS and piece.endswith(".") for piece in pieces)


@pytest.mark.parametrize("path", sorted(SENTENCES.glob("*.txt")), ids=lambda path: path.stem)
def test_our_sentences_are_well_formed_and_told_once(path: Path) -> None:
    samples = list(sentence_samples(path))
    assert samples
    assert len({sample.text for sample in samples}) == len(samples)
    for sample in samples:
        assert "](" not in sample.text, sample.text
        for name in sample.names:
            told = sample.text[name.start : name.end]
            assert told == told.strip(" ,;"), sample.text
