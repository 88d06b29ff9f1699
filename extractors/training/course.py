"""Trains the recogniser: epochs over freshly varied samples, the best epoch kept by a fold that is held out."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.training import Example
from thinc.api import Optimizer, fix_random_seed

from extractors.training.augmentation import Sample, vary
from extractors.training.pools import NamePools
from extractors.training.recogniser import NAME_LABELS, example, recogniser_of
from extractors.training.scoring import Score, score_model


@dataclass(frozen=True)
class Course:
    """How to train; the figures were chosen on the held-out fold."""

    epochs: int = 4
    patience: int = 2  # epochs without a better score before it stops
    share: float = 0.5  # of the samples that are plentiful, drawn anew for each epoch
    batch_size: int = 32
    dropout: float = 0.3
    learn_rate: float = 0.001  # falls in a straight line to a twentieth
    seed: int = 7


@dataclass(frozen=True)
class Epoch:
    """What one epoch came to on the held-out fold."""

    number: int
    loss: float
    scores: dict[str, Score]

    @property
    def mean_f1(self) -> float:
        return sum(score.f1 for score in self.scores.values()) / len(self.scores)


def train(
    nlp: Language,
    samples: Sequence[Sample],
    plentiful: Sequence[Sample],
    held_out: Sequence[Sample],
    pools: NamePools,
    *,
    course: Course,
    report: Callable[[Epoch], None],
) -> Epoch:
    """Train in place; `nlp` ends with the averaged weights of its best epoch, which is returned.

    Each epoch draws a new variant of every sample, and of a share of the plentiful ones. The same inputs and seed give
    the same weights on one machine.
    """
    fix_random_seed(course.seed)
    rng = random.Random(course.seed)
    optimizer: Optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    best, best_weights = Epoch(-1, 0.0, {label: Score(0, 0, 0) for label in NAME_LABELS}), b""
    for number in range(course.epochs):
        drawn = [*samples, *(sample for sample in plentiful if rng.random() < course.share)]
        examples = [example(nlp, vary(sample, pools, rng)) for sample in drawn]
        rng.shuffle(examples)
        loss = 0.0
        for done, batch in _batches(examples, course.batch_size):
            progress = (number + done / len(examples)) / course.epochs
            optimizer.learn_rate = course.learn_rate * max(0.05, 1 - progress)
            loss += nlp.update(batch, drop=course.dropout, sgd=optimizer)["ner"]
        with nlp.use_params(optimizer.averages):
            epoch = Epoch(number, loss, score_model(nlp, held_out, labels=NAME_LABELS))
            report(epoch)
            if epoch.mean_f1 > best.mean_f1:
                best, best_weights = epoch, recogniser_of(nlp).to_bytes(exclude=["vocab"])
        if number - best.number >= course.patience:
            break
    recogniser_of(nlp).from_bytes(best_weights, exclude=["vocab"])
    return best


def _batches(examples: list[Example], size: int) -> Iterator[tuple[int, list[Example]]]:
    for start in range(0, len(examples), size):
        yield start, examples[start : start + size]
