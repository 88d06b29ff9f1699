"""Labels for unlabelled documents, from a trained recogniser whose answers are made to agree within each document.

A recogniser that sees a few words at a time calls the same name a company here and a person there, and misses it a
third time; over the document the majority is right more often than each answer. What the majority says is worth
learning from: the next recogniser learns the contexts that the first one missed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from spacy.language import Language

from extractors.nlp.annotations import PERSON
from extractors.training.augmentation import Sample
from extractors.training.labels import LABEL_OF_LIST, LIST_OF_LABEL, Name, names_in
from extractors.training.samples import paragraphs
from extractors.training.shared import corpus_rows


def silver_samples(nlp: Language, texts: Iterable[str]) -> Iterator[Sample]:
    """Yield the paragraphs of each text with the labels that the recogniser gives and the document agrees on."""
    for text in texts:
        pieces = list(paragraphs(text))
        found = [
            [(ent.text, Name(ent.start_char, ent.end_char, ent.label_)) for ent in doc.ents] for doc in nlp.pipe(pieces)
        ]
        lists = agreed_lists(
            (told, name.label) for names in found for told, name in names if name.label in LIST_OF_LABEL
        )
        for piece, names in zip(pieces, found, strict=True):
            own = names_in(piece, lists)
            others = [name for _, name in names if name.label not in LIST_OF_LABEL and not _touches(name, own)]
            yield Sample(piece, tuple(sorted([*own, *others])))


def agreed_lists(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Lists of names by kind from (name, label) pairs of one document: each name under the label it has most often.

    The last word of a person's name counts as that person, and a name told once in small letters is left out.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, label in told:
        votes[" ".join(name.split())][label] += 1
    label_of = {name: _most_often(own) for name, own in votes.items()}
    families = {name.split()[-1] for name, label in label_of.items() if label == PERSON and " " in name}
    lists: dict[str, list[str]] = {key: [] for key in LABEL_OF_LIST}
    for name, label in sorted(label_of.items()):
        if len(name) > 1 and not name.islower():
            lists[LIST_OF_LABEL[PERSON if name in families else label]].append(name)
    return lists


def _most_often(votes: Counter[str]) -> str:
    return min(votes, key=lambda label: (-votes[label], label))


def corpus_texts(path: Path, *, without: Set[str]) -> Iterator[str]:
    """The texts of a gzipped file of documents, but those whose external_id is in `without`."""
    yield from (row["text"] for row in corpus_rows(path) if row["external_id"] not in without)


def _touches(name: Name, others: Iterable[Name]) -> bool:
    return any(other.start < name.end and name.start < other.end for other in others)
