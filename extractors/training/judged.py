"""Examples from rows that people have judged: what extraction proposed in documents drawn at random, right or wrong.

`judged/*.jsonl` holds a line a row: id of the document in the shared corpus, event_type, trigger ([start, end) of the
landed text) and verdict (right, wrong, open). Annotated documents are rich in events, and judges that learn from those
alone expect too many; what else these documents may tell nobody has said, so it is no example.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.evaluation.gold import GoldSet, annotated_documents
from extractors.events.extraction import propose, read_tellings
from extractors.events.features import describe
from extractors.events.judges import Judge
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.training.documents import CORPORA
from extractors.training.examples import Examined, Example
from extractors.training.reader.halves import Networks
from extractors.training.shared import corpus_rows, present

Judged = Mapping[str, Any]
SETTLED = frozenset({"right", "wrong"})


def examine_judged(
    corpus: Path, network_for: Networks | None, filler: Judge | None, folder: Path = Path(__file__).parent / "judged"
) -> Iterator[Examined]:
    """Documents with an example for each proposed event; where there is no verdict it is open, as all its values are.

    Raises PathError where a file of the corpus is absent.
    """
    verdicts: dict[str, list[Judged]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["verdict"] in SETTLED:
                verdicts.setdefault(row["id"], []).append(row)
    with tempfile.TemporaryDirectory() as scratch:
        for external_id, doc in annotated_documents(corpus_documents(corpus, frozenset(verdicts), Path(scratch))):
            places = Places(doc)
            events = propose(read_tellings(places, network_for and network_for(external_id)), places, filler)
            examples = [_example(external_id, event, places, verdicts[external_id]) for event in events]
            yield Examined(external_id, places, events, examples, None)


def _example(document: str, event: Event, places: Places, verdicts: list[Judged]) -> Example:
    trigger = event.best.trigger
    place = event.best.event_type, trigger.start_char, trigger.end_char
    verdict = next((row["verdict"] for row in verdicts if is_same_row(row, *place)), None)
    return Example(document, describe(event, places), None if verdict is None else verdict == "right")


def is_same_row(judged: Judged, event_type: str, start: int, end: int) -> bool:
    """Whether a verdict is of an event of the type whose trigger is [start, end) of the same document's text."""
    first, last = judged["trigger"]
    return bool(judged["event_type"] == event_type and start < last and first < end)


def corpus_documents(corpus: Path, wanted: frozenset[str], folder: Path) -> GoldSet:
    """Write those of the corpus's documents that are wanted to `folder`, as the folder source reads them."""
    path = folder / "documents.jsonl"
    rows = (row for name in CORPORA for row in corpus_rows(present(corpus / name)) if row["external_id"] in wanted)
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return GoldSet("corpus", path, path)
