"""Precision, recall and F1 of predicted names, strict: the same stretch and the same label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language

from extractors.training.augmentation import Sample
from extractors.training.labels import Name


@dataclass(frozen=True)
class Score:
    """Counts of one label over a set of texts."""

    right: int
    predicted: int
    told: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.told) if self.predicted + self.told else 0.0


def score(predicted: Iterable[Sequence[Name]], told: Iterable[Sequence[Name]], *, label: str) -> Score:
    """Count one label over pairs of label lists, one pair a text."""
    right = guesses = truths = 0
    for ours, theirs in zip(predicted, told, strict=True):
        guessed = {name for name in ours if name.label == label}
        true = {name for name in theirs if name.label == label}
        right += len(guessed & true)
        guesses += len(guessed)
        truths += len(true)
    return Score(right, guesses, truths)


def recognised(nlp: Language, samples: Sequence[Sample]) -> list[tuple[Name, ...]]:
    """What the pipeline finds in each sample."""
    docs = nlp.pipe([sample.text for sample in samples], batch_size=64)
    return [tuple(Name(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents) for doc in docs]


def score_model(nlp: Language, samples: Sequence[Sample], *, labels: Sequence[str]) -> dict[str, Score]:
    """Score a pipeline on labelled samples, label by label."""
    predicted = recognised(nlp, samples)
    told = [sample.names for sample in samples]
    return {label: score(predicted, told, label=label) for label in labels}
