"""Writes scorecards and errors as one HTML page that needs nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from extractors.evaluation.errors import Error
from extractors.evaluation.figures import Detection, JudgedDocument
from extractors.evaluation.scorecard import FAMILIES, Scorecard
from extractors.evaluation.tables import DETECTION, accuracy_cell, detection_cells, summary

AROUND = 160  # characters of text shown on each side of what an error points to
STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}td,th{border-bottom:1px solid #ccc;padding:.2rem .6rem;"
    "text-align:left}td{font-variant-numeric:tabular-nums}li{margin:.8rem 0}code{background:#eee}mark{padding:0}"
)


def write_page(
    cards: Sequence[Scorecard], documents: Mapping[str, Sequence[JudgedDocument]], errors: Mapping[str, Sequence[Error]]
) -> str:
    """The page's HTML; documents and errors by the name of their set."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Scorecard of extraction</title>',
        f"<style>{STYLE}</style><h1>Scorecard of extraction</h1>",
    ]
    for card in cards:
        texts = {document.external_id: document.text for document in documents[card.name]}
        parts += [*_figures(card), *_errors(errors[card.name], texts)]
    return "\n".join(parts) + "</html>\n"


def _figures(card: Scorecard) -> Iterator[str]:
    yield f'<h2 id="{escape(card.name)}">{escape(card.name)}</h2><p>{escape(summary(card))}</p>'
    for heading, found in (
        ("family", card.families),
        ("half", card.halves),
        ("style", card.kinds),
        ("type", card.types),
    ):
        yield _table([heading, *DETECTION], _detections(found))
    attributes = card.attributes
    yield "<h3>Attributes of matched events: share right (95% interval; how many)</h3>"
    yield _table(
        ["attribute", *FAMILIES],
        ([name, *(accuracy_cell(attributes[family][name]) for family in FAMILIES)] for name in attributes[FAMILIES[0]]),
    )
    yield _table(["term", "exactly right"], ([name, accuracy_cell(found)] for name, found in card.terms.items()))
    yield f"<h3>Confidence: expected calibration error {card.calibration.error:.3f}</h3>"
    yield _table(
        ["confidence", "rows", "mean", "share right"],
        (
            [f"{one.low:.1f}-{one.high:.1f}", str(one.rows), f"{one.confidence:.3f}", f"{one.right:.3f}"]
            for one in card.calibration.bins
        ),
    )


def _detections(rows: Mapping[str, Detection]) -> Iterator[list[str]]:
    return ([name, *detection_cells(found)] for name, found in rows.items())


def _errors(errors: Sequence[Error], texts: Mapping[str, str]) -> Iterator[str]:
    yield f"<h3>Errors: {len(errors)}</h3><ol>"
    for error in errors:
        told = ", ".join(f"{key} {value}" for key, value in (error.told or {}).items() if key != "evidence")
        row = ", ".join(f"{key} {value}" for key, value in (error.row or {}).items())
        yield f"<li><b>{escape(error.kind)}</b> {escape(error.event_type)} in <code>{escape(error.external_id)}</code>"
        yield f"<br>{_excerpt(error, texts[error.external_id])}"
        yield "".join(f"<br>{label}: {escape(line)}" for label, line in (("told", told), ("found", row)) if line)
        yield "</li>"
    yield "</ol>"


def _excerpt(error: Error, text: str) -> str:
    """The text around the error, what it points to marked."""
    if error.start is None or error.end is None:
        return ""
    before, told = text[max(0, error.start - AROUND) : error.start], text[error.start : error.end]
    after = text[error.end : error.end + AROUND]
    return f"…{escape(before)}<mark>{escape(told)}</mark>{escape(after)}… <small>[{error.start}:{error.end}]</small>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"
