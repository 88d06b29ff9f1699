"""What the names are learned from, read from the gold's train files, the project's sentences and a register."""

import json
from dataclasses import dataclass
from pathlib import Path

from extractors.training.augmentation import Sample
from extractors.training.samples import document_samples, sentence_samples
from warehouse.contract.errors import PathError

SENTENCES = Path(__file__).parent / "sentences"
PRESS, NEWS = "train_press.jsonl", "train_news.jsonl"
HELD_OUT_EVERY = 10  # one document in so many is held out
NAMELESS_PRESS_EVERY = 2  # one in so many of the paragraphs of press releases that hold no name
SENTENCE_COPIES = 2  # our sentences are few and dense: each comes so many times an epoch
SHORTEST = 8  # characters


@dataclass(frozen=True)
class Material:
    """Samples to train on, samples held out by style, and company names as a register spells them."""

    samples: tuple[Sample, ...]
    held_out: dict[str, tuple[Sample, ...]]
    register: tuple[str, ...]


def gather(shared: Path) -> Material:
    """Read `gold/` and `corpus/edgar/` under `shared`, and the sentences beside this file.

    Raises PathError where the shared folder lacks a file.
    """
    kept: list[Sample] = []
    held_out: dict[str, tuple[Sample, ...]] = {}
    seen: set[str] = set()
    for name in (PRESS, NEWS):
        kept_here, held_here = _split(_present(shared / "gold" / name), seen)
        kept += _thinned(kept_here) if name == PRESS else kept_here
        held_out[Path(name).stem] = tuple(held_here)
    for path in sorted(SENTENCES.glob("*.txt")):
        kept += list(sentence_samples(path)) * SENTENCE_COPIES
    return Material(tuple(kept), held_out, _register(_present(shared / "corpus" / "edgar" / "company_tickers.json")))


def _present(path: Path) -> Path:
    if not path.is_file():
        raise PathError(f"training needs {path}, which is not there: name the shared folder with --shared")
    return path


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
