"""Labels of places, products and works added to samples, from what the general pipeline already knows.

A recogniser that is only told of companies, people and organisations forgets what else a capital can mean, and calls
towns and films companies. The general pipeline's own answers, where they touch no name that a person labelled, keep
that knowledge alive; the extra labels stay in the model's output, as evidence for whoever decides what a name is.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Span

from extractors.training.augmentation import Sample
from extractors.training.labels import Name

KEPT_LABELS = ("GPE", "LOC", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")


def rehearsed(general: Language, samples: Sequence[Sample]) -> list[Sample]:
    """Add what `general` finds of the KEPT_LABELS to each sample, outside the names that it has."""
    docs = general.pipe([sample.text for sample in samples], batch_size=64)
    return [
        Sample(sample.text, tuple(sorted({*sample.names, *_others(sample, doc.ents)})))
        for sample, doc in zip(samples, docs, strict=True)
    ]


def _others(sample: Sample, ents: Sequence[Span]) -> list[Name]:
    others = []
    for ent in ents:
        other = Name(ent.start_char, ent.end_char, ent.label_)
        if other.label in KEPT_LABELS and not any(
            name.start < other.end and other.start < name.end for name in sample.names
        ):
            others.append(other)
    return others
