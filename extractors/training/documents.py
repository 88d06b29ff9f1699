"""Annotated documents to learn from: those written for the project, and labels of real ones whose texts stay elsewhere.

`written/*.txt` holds whole documents, names labelled inline, events as one JSON object a line:

    === wire-001
    kind: newswire
    published: 1987-04-03
    title: Brannock to buy Selwyn

    [Brannock Corp](COMPANY) said it agreed to buy [Selwyn Mills](COMPANY).

    --- events
    {"type": "corporate_action", "subtype": "acquisition", ...}

`labelled/*.jsonl` holds ids, events and names of documents of the shared corpus, one a line; evidence and trigger are
[start, end) of the title, a blank line and the text together. Both come out in the form of the gold's annotations.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.evaluation.gold import GoldSet
from extractors.training.labels import LABEL_OF_LIST, LIST_OF_LABEL
from extractors.training.samples import inline_sample
from extractors.training.shared import corpus_rows, present
from warehouse.contract.errors import PathError

HERE = Path(__file__).parent
CORPORA = ("press_2023_2026.jsonl.gz", "wikinews_2004_2018.jsonl.gz")
_START = re.compile(r"^=== (\S+)\n", re.MULTILINE)
_EVENTS = re.compile(r"^--- events\n?", re.MULTILINE)
_HEAD = re.compile(r"((?:\w+: .*\n)+)\n")


def written_documents(folder: Path = HERE / "written") -> Iterator[dict[str, Any]]:
    """Yield each document written for the project: id, doc_kind, title, published, filer, text, events, entities.

    Raises PathError, naming file and document, where one is not in the form told above.
    """
    for path in sorted(folder.glob("*.txt")):
        pieces = _START.split(path.read_text("utf-8"))[1:]
        for name, piece in zip(pieces[::2], pieces[1::2], strict=True):
            try:
                yield _document(name, piece)
            except (ValueError, KeyError) as error:
                raise PathError(f"{path.name}: document {name} cannot be read ({error}); see {__name__}") from error


def _document(name: str, piece: str) -> dict[str, Any]:
    told, *events = _EVENTS.split(piece)
    head = _HEAD.match(told)
    if head is None or len(events) != 1:
        raise ValueError("it wants a head, a blank line, a text and one line `--- events`")
    facts = dict(line.split(": ", 1) for line in head[1].splitlines())
    sample = inline_sample(told[head.end() :].strip())
    forms: dict[str, dict[str, None]] = {kind: {} for kind in LABEL_OF_LIST}  # each form once, in order
    for label in sample.names:
        forms[LIST_OF_LABEL[label.label]][sample.text[label.start : label.end]] = None
    return {
        "id": name,
        "doc_kind": facts["kind"],
        "title": facts["title"],
        "published": facts["published"].strip(),
        "filer": facts.get("filer"),
        "text": sample.text,
        "events": [json.loads(line) for line in events[0].splitlines() if line.strip()],
        "entities": {kind: list(told) for kind, told in forms.items()},
    }


def labelled_documents(
    corpus: Path, folder: Path = HERE / "labelled", corpora: Sequence[str] = CORPORA
) -> Iterator[dict[str, Any]]:
    """Yield each document of the corpus that a file of `folder` labels, with its text; `corpora` names files of texts.

    Raises PathError where a file of the corpus is absent.
    """
    labels = {
        row["id"]: row
        for path in sorted(folder.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").rstrip("\n").split("\n"))
    }
    for name in corpora:
        for row in corpus_rows(present(corpus / name)):
            if label := labels.get(row["external_id"]):
                yield _with_text(label, row)


def _with_text(label: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    told = f"{row['title']}\n\n{row['text']}"
    events = [
        event | {key: told[slice(*event[key])] for key in ("evidence", "trigger") if key in event}
        for event in label["events"]
    ]
    facts = {"title": row["title"], "published": row["published_at"], "text": row["text"], "filer": None}
    return label | facts | {"events": events}


def gold_set(name: str, documents: Iterable[dict[str, Any]], folder: Path) -> GoldSet:
    """Write a gold set to `folder`: the annotations, and the documents as the folder source reads them."""
    gold = GoldSet(name, folder / f"{name}.jsonl", folder / f"{name}_documents.jsonl")
    with (
        gold.annotations.open("w", encoding="utf-8") as annotations,
        gold.documents.open("w", encoding="utf-8") as texts,
    ):
        for document in documents:
            annotations.write(json.dumps(document, ensure_ascii=False) + "\n")
            texts.write(json.dumps(_as_source(document), ensure_ascii=False) + "\n")
    return gold


def _as_source(document: dict[str, Any]) -> dict[str, Any]:
    filer = document["filer"]
    return {
        "external_id": document["id"],
        "title": document["title"],
        "published_at": document["published"],
        "filer_name": filer,
        "form": "8-K" if filer else None,
        "text": document["text"],
    }
