"""The study: 600 real news stories and newswire items labelled to learn from their errors, their texts elsewhere.

Labels lie in tests/gold/study, texts in the shared corpus (BBC 2004-05, Reuters 1987). No weight is learned from them.
"""

from pathlib import Path

from extractors.evaluation.gold import OWN_GOLD, GoldSet
from extractors.training.documents import gold_set, labelled_documents

STUDY = "study"
CORPORA = ("bbc_2004.jsonl.gz", "reuters_1987.jsonl.gz")


def study_set(corpus: Path, folder: Path) -> GoldSet:
    """The labels with their texts from `corpus`, put together in `folder`.

    Raises PathError where a file of the corpus is absent.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return gold_set(STUDY, labelled_documents(corpus, OWN_GOLD / STUDY, CORPORA), folder)
