"""Figures counted from judged documents, each with what it was counted from and its interval."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.evaluation.intervals import Resampling
from extractors.evaluation.verdicts import Verdict

Wanted = Callable[[Verdict], bool]
Interval = tuple[float, float] | None


@dataclass(frozen=True)
class JudgedDocument:
    """One document's verdicts; `kind` is its style, such as news or sec_8k."""

    external_id: str
    kind: str
    half: str | None  # read or blind; what went wrong in blind is counted and not looked at
    text: str  # as extraction read it; offsets of rows count its code points
    is_quiet: bool  # annotated without any event
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Detection:
    """How well events that are news are found."""

    documents: int
    right: int
    owed: int
    false: int
    strictly_right: int
    interval: Interval  # of F1, 95%

    @property
    def is_counted(self) -> bool:
        return self.owed + self.false > 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        return _share(self.right, self.owed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, self.right + self.owed + self.false)

    @property
    def strict_f1(self) -> float:
        return _share(2 * self.strictly_right, self.right + self.owed + self.false)


@dataclass(frozen=True)
class Accuracy:
    """How often an attribute of matched events is right."""

    right: int
    total: int
    interval: Interval  # 95%

    @property
    def share(self) -> float:
        return _share(self.right, self.total)


def detect(documents: Sequence[JudgedDocument], draws: Resampling, wanted: Wanted) -> Detection:
    """Count the wanted verdicts of as many documents as `draws` is for."""
    counts = np.array([_counts(document, wanted) for document in documents], dtype=float).reshape(-1, 4)
    right, owed, false, strictly = (int(total) for total in counts.sum(axis=0))
    interval = draws.f1(counts[:, :3])
    return Detection(len(documents), right, owed, false, strictly, interval)


def _counts(document: JudgedDocument, wanted: Wanted) -> tuple[int, int, int, int]:
    verdicts = [verdict for verdict in document.verdicts if wanted(verdict)]
    kinds = [verdict.kind for verdict in verdicts]
    right, false = kinds.count("right"), kinds.count("false") + kinds.count("again")
    owed = right + kinds.count("missed") + kinds.count("hidden")
    return right, owed, false, sum(verdict.is_strictly_right for verdict in verdicts)


def count_answers(
    documents: Sequence[JudgedDocument], draws: Resampling, wanted: Wanted, answers: Callable[[Verdict], list[bool]]
) -> Accuracy:
    """Count the answers, true where right, that the wanted verdicts give."""
    per_document = [
        [answer for verdict in document.verdicts if wanted(verdict) for answer in answers(verdict)]
        for document in documents
    ]
    counts = np.array([(sum(given), len(given)) for given in per_document], dtype=float).reshape(-1, 2)
    right, total = (int(count) for count in counts.sum(axis=0))
    return Accuracy(right, total, draws.share(counts))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
