"""Lists what went wrong in judged documents, each error with its place in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from extractors.evaluation.figures import JudgedDocument
from extractors.evaluation.verdicts import Verdict

SHOWN = (
    "event_type",
    "event_status",
    "company_name",
    "person_name",
    "role_title",
    "counterparty_name",
    "effective_date",
    "is_background",
    "confidence",
)
WRONG = frozenset({"missed", "hidden", "false", "again"})


@dataclass(frozen=True)
class Error:
    """One miss, false alarm or wrong attribute; offsets are code points of the text, None where it is not found."""

    external_id: str
    kind: str  # missed, hidden, false, again, attributes
    event_type: str
    start: int | None
    end: int | None
    told: dict[str, Any] | None  # as annotated
    row: dict[str, Any] | None  # as found

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def list_errors(documents: Iterable[JudgedDocument]) -> Iterator[Error]:
    """The errors of every document that may be looked at, in order: those of blind halves are not listed."""
    for document in documents:
        if document.half == "blind":
            continue
        for verdict in document.verdicts:
            if verdict.kind in WRONG:
                yield _error(document, verdict, verdict.kind)
            elif verdict.kind == "right" and not verdict.is_strictly_right:
                yield _error(document, verdict, "attributes")


def _error(document: JudgedDocument, verdict: Verdict, kind: str) -> Error:
    row = verdict.row
    if row is not None:
        start, end = row["evidence_start"], row["evidence_end"]
    else:
        start, end = _place(document.text, (verdict.told or {}).get("evidence", ""))
    return Error(
        external_id=document.external_id,
        kind=kind,
        event_type=verdict.event_type,
        start=start,
        end=end,
        told=dict(verdict.told) if verdict.told is not None else None,
        row=_shown(row) if row is not None else None,
    )


def _place(text: str, evidence: str) -> tuple[int | None, int | None]:
    """Where the annotator's evidence stands, however the lines were broken."""
    words = evidence.split()
    match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return match.span() if match is not None else (None, None)


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: row.get(column) for column in SHOWN if row.get(column) is not None}
