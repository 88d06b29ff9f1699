"""The annotated documents that judges and reader learn from."""

from collections.abc import Iterator
from pathlib import Path

from extractors.evaluation.gold import GoldSet, bundled_set, own_set, shared_set
from extractors.training.documents import gold_set, labelled_documents, written_documents

SHARED_SETS = ("train_press", "train_news")
OWN_HALF = "read"  # of the documents written for the project; the other half measures


def training_sets(shared: Path, folder: Path) -> Iterator[tuple[GoldSet, str | None]]:
    """Each set with the half of it to learn from, None for all of it; `folder` takes the files that are made.

    Raises PathError where the shared folder lacks one.
    """
    yield bundled_set(), None
    yield own_set(), OWN_HALF
    for name in SHARED_SETS:
        yield shared_set(name, folder=shared / "gold"), None
    yield gold_set("written", written_documents(), folder), None
    yield gold_set("labelled", labelled_documents(shared / "corpus"), folder), None
