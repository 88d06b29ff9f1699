"""What the names are learned from, read from the gold's train files, the project's sentences and a register."""

import json
from dataclasses import dataclass
from pathlib import Path

from extractors.training.augmentation import Sample
from extractors.training.samples import document_samples, sentence_samples
from extractors.training.shared import present
from extractors.training.silver import corpus_texts

SENTENCES = Path(__file__).parent / "sentences"
UNLABELLED = "wikinews_2004_2018.jsonl.gz"
PRESS, NEWS = "train_press.jsonl", "train_news.jsonl"
HELD_OUT_EVERY = 10  # one document in so many is held out
NAMELESS_PRESS_EVERY = 2  # one in so many of the paragraphs of press releases that hold no name
SENTENCE_COPIES = 2  # our sentences are few and dense: each comes so many times an epoch
UNLABELLED_EVERY = 2  # one document in so many is enough: their labels are worth less than those by hand
SHORTEST = 8  # characters


@dataclass(frozen=True)
class Material:
    """Samples to train on and to measure on, names as a register spells them, and texts without labels."""

    samples: tuple[Sample, ...]
    press: tuple[Sample, ...]  # labelled too, but plentiful and all in one tone
    held_out: dict[str, tuple[Sample, ...]]  # by style
    register: tuple[str, ...]
    unlabelled: tuple[str, ...]  # whole documents


def gather(shared: Path) -> Material:
    """Read `gold/` and `corpus/edgar/` under `shared`, and the sentences beside this file.

    Raises PathError where the shared folder lacks a file.
    """
    corpus = shared / "corpus"
    seen: set[str] = set()
    press, held_press = _split(present(shared / "gold" / PRESS), seen)
    news, held_news = _split(present(shared / "gold" / NEWS), seen)
    for path in sorted(SENTENCES.glob("*.txt")):
        news += list(sentence_samples(path)) * SENTENCE_COPIES
    return Material(
        samples=tuple(news),
        press=tuple(_thinned(press)),
        held_out={"press": tuple(held_press), "news": tuple(held_news)},
        register=_register(present(corpus / "edgar" / "company_tickers.json")),
        unlabelled=tuple(corpus_texts(present(corpus / UNLABELLED), without=_ids(shared / "gold")))[::UNLABELLED_EVERY],
    )


def _ids(gold: Path) -> set[str]:
    """Ids of every labelled document, of those to measure on too."""
    return {
        json.loads(line)["id"]
        for path in gold.glob("*[a-z].jsonl")
        if not path.stem.endswith("_documents")
        for line in path.open(encoding="utf-8")
    }


def _split(path: Path, seen: set[str]) -> tuple[list[Sample], list[Sample]]:
    """Paragraphs to train on, and those of the held-out documents; a paragraph seen before is left out."""
    kept: list[Sample] = []
    held: list[Sample] = []
    for number, (_, samples) in enumerate(document_samples(path)):
        for sample in samples:
            if sample.text not in seen and len(sample.text) >= SHORTEST:
                seen.add(sample.text)
                (held if number % HELD_OUT_EVERY == HELD_OUT_EVERY - 3 else kept).append(sample)
    return kept, held


def _thinned(samples: list[Sample]) -> list[Sample]:
    return [sample for number, sample in enumerate(samples) if sample.names or number % NAMELESS_PRESS_EVERY == 0]


def _register(path: Path) -> tuple[str, ...]:
    return tuple(company["title"] for company in json.loads(path.read_text("utf-8")).values())
