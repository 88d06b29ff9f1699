"""Trains the reader's network on lessons."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from extractors.events.opinions import STATUSES, TYPES
from extractors.reader.network import SLOTS, as_arrays
from extractors.training.reader.lessons import OPEN, Lesson
from extractors.training.reader.network import ReaderNetwork

NO_PAIR = ((0, 0, 0, 0, 0, 0), (OPEN,) * len(SLOTS))


@dataclass(frozen=True)
class Course:
    """How to train; the figures were chosen by cross-validation."""

    epochs: int = 3
    batch_size: int = 24  # passages
    encoder_rate: float = 1.5e-4
    heads_rate: float = 5e-4
    warm_up: float = 0.1  # of all steps; then the rates fall in a straight line to zero
    weight_of_events: float = 3.0  # of a yes against a no, among types
    shapes_dropped: float = 0.05  # of passages, which are then read without the case of their words
    seed: int = 7


def train(network: ReaderNetwork, lessons: Sequence[Lesson], *, course: Course, report: Callable[[str], None]) -> None:
    """Train in place; the same lessons and seed give the same weights on one machine and number of threads."""
    torch.manual_seed(course.seed)
    rng = random.Random(course.seed)
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": course.encoder_rate}, {"params": heads, "lr": course.heads_rate}], weight_decay=0.01
    )
    steps = course.epochs * math.ceil(len(lessons) / course.batch_size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps, course.warm_up))
    network.train()
    total = 0.0
    for step, batch in enumerate(_batches(lessons, course, rng), start=1):
        loss = _loss(network, batch, course, rng)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if step % 50 == 0:
            report(f"step {step} of {steps}: loss {total / 50:.4f}")
            total = 0.0
    network.eval()


def _rate(progress: float, warm_up: float) -> float:
    return progress / warm_up if progress < warm_up else max(0.0, (1 - progress) / (1 - warm_up))


def _batches(lessons: Sequence[Lesson], course: Course, rng: random.Random) -> Iterator[list[Lesson]]:
    """Batches of passages of like length, in an order of chance."""
    for _ in range(course.epochs):
        order = sorted(lessons, key=lambda lesson: len(lesson.pieces.ids) + rng.uniform(0, 30))
        batches = [order[start : start + course.batch_size] for start in range(0, len(order), course.batch_size)]
        rng.shuffle(batches)
        yield from batches


def _loss(network: ReaderNetwork, batch: list[Lesson], course: Course, rng: random.Random) -> Tensor:
    arrays = {name: torch.from_numpy(array) for name, array in as_arrays([one.pieces for one in batch]).items()}
    for row in range(len(batch)):
        if rng.random() < course.shapes_dropped:
            arrays["shapes"][row] = 0
    asked = [((row, *pair[1:]), answer) for row, one in enumerate(batch) for pair, answer in one.pairs] or [NO_PAIR]
    types, background, status, fits = network(**arrays, pairs=torch.tensor([pair for pair, _ in asked]))
    loss = _of_types(types.float(), batch, course.weight_of_events)
    loss += _masked(fits.float(), torch.tensor([answer for _, answer in asked])).mean()
    placed = [(row, piece, answer) for row, one in enumerate(batch) for piece, answer in one.background.items()]
    if placed:
        rows, columns, answers = zip(*placed, strict=True)
        loss += functional.binary_cross_entropy_with_logits(
            background.float()[list(rows), list(columns)], torch.tensor(answers, dtype=torch.float32)
        )
    staged = [(row, piece, right) for row, one in enumerate(batch) for piece, right in one.status.items() if right]
    if staged:
        chances = torch.log_softmax(status.float()[[row for row, _, _ in staged], [piece for _, piece, _ in staged]], 1)
        right = torch.full((len(staged), len(STATUSES)), -torch.inf)
        for place, (_, _, answers) in enumerate(staged):
            right[place, list(answers)] = 0.0
        loss += -torch.logsumexp(chances + right, dim=1).mean()
    return loss


def _of_types(types: Tensor, batch: list[Lesson], weight_of_events: float) -> Tensor:
    answers = np.full((len(batch), types.shape[1], len(TYPES)), OPEN, dtype=np.int64)
    for row, one in enumerate(batch):
        answers[row, : len(one.types)] = one.types
    told = torch.from_numpy(answers)
    weights = torch.where(told == 1, weight_of_events, 1.0)
    losses = functional.binary_cross_entropy_with_logits(types, (told == 1).float(), reduction="none")
    return (losses * weights * (told != OPEN)).sum() / len(batch)


def _masked(logits: Tensor, answers: Tensor) -> Tensor:
    losses = functional.binary_cross_entropy_with_logits(logits, answers.clamp(min=0).float(), reduction="none")
    known = (answers != OPEN).float()
    return (losses * known).sum(1) / known.sum(1).clamp(min=1)
