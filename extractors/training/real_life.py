"""`python -m extractors.training.real_life`: precision where most documents tell nothing.

Annotated sets are rich in events; a stream is not. `tests/gold/real_documents.txt` names 1,000 documents of the shared
corpus, drawn without a look at them, and `real_rows.jsonl` holds what a person said of each row that extraction made of
them: right, wrong or open, by offsets. Rows that nobody has judged are counted apart.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from extractors.evaluation.gold import OWN_GOLD, annotated_documents
from extractors.events.extraction import find_events
from extractors.events.rows import mention_rows
from extractors.training.judged import corpus_documents, is_same_row
from extractors.training.shared import SHARED
from warehouse.contract.errors import OperatorError

Row = Mapping[str, Any]


def main(shared: Annotated[Path, typer.Option(help="Folder that holds corpus/.")] = SHARED) -> None:
    """Extract from the 1,000 documents, and count the verdicts of what comes out, news and background apart."""
    try:
        found = list(find_rows(shared / "corpus"))
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error
    verdicts = read_verdicts()
    for is_background in (False, True):
        rows = [row for row in found if row["is_background"] == is_background]
        counts = Counter(verdict_of(row, verdicts) for row in rows)
        typer.echo(
            f"{'background' if is_background else 'news'}: {len(rows)} rows, {dict(counts)}, {precision(counts)}"
        )


def precision(counts: Mapping[str, int]) -> str:
    """The share of right rows among those judged right or wrong."""
    judged = counts.get("right", 0) + counts.get("wrong", 0)
    return f"precision {counts.get('right', 0) / judged:.2f}" if judged else "nothing judged"


def find_rows(corpus: Path, folder: Path = OWN_GOLD) -> Iterator[dict[str, Any]]:
    """The rows of the named documents, each with its document's id.

    Raises PathError where a file of the corpus is absent.
    """
    wanted = frozenset((folder / "real_documents.txt").read_text("utf-8").split("\n"))
    with tempfile.TemporaryDirectory() as scratch:
        for external_id, doc in annotated_documents(corpus_documents(corpus, wanted, Path(scratch))):
            yield from (row | {"id": external_id} for row in mention_rows(doc, find_events(doc)))


def verdict_of(row: Row, verdicts: Iterable[Row]) -> str:
    """What a person said of the row of this type at this trigger: right, wrong, open, or unjudged."""
    place = row["event_type"], row["trigger_start"], row["trigger_end"]
    told = (judged for judged in verdicts if judged["id"] == row["id"] and is_same_row(judged, *place))
    return next((str(judged["verdict"]) for judged in told), "unjudged")


def read_verdicts(path: Path = OWN_GOLD / "real_rows.jsonl") -> list[dict[str, Any]]:
    """What was said of the rows of the 1,000 documents."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    typer.run(main)
