"""Writes what an evaluation found under <home>/evaluation: scorecard.json, scorecard.html and errors.jsonl."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extractors.evaluation.errors import list_errors
from extractors.evaluation.figures import Accuracy, Detection, JudgedDocument
from extractors.evaluation.page import write_page
from extractors.evaluation.scorecard import Scorecard

PRECISE = 4  # decimals


def write_output(cards: Sequence[Scorecard], documents: Mapping[str, Sequence[JudgedDocument]], folder: Path) -> None:
    """Write the three files; `documents` by the name of their set, as on the scorecards."""
    folder.mkdir(parents=True, exist_ok=True)
    errors = {name: list(list_errors(judged)) for name, judged in documents.items()}
    lines = [
        json.dumps({"set": name, **error.as_dict()}, ensure_ascii=False, default=str)
        for name, found in errors.items()
        for error in found
    ]
    (folder / "errors.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    figures = {card.name: card_figures(card) for card in cards}
    (folder / "scorecard.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (folder / "scorecard.html").write_text(write_page(cards, documents, errors), encoding="utf-8")


def card_figures(card: Scorecard) -> dict[str, Any]:
    """A scorecard as plain numbers."""
    return {
        "sha256": card.sha256,
        "documents": card.documents,
        "rows": card.rows,
        "quiet": card.quiet,
        "alarmed": card.alarmed,
        "families": {name: _detection(found) for name, found in card.families.items()},
        "types": {name: _detection(found) for name, found in card.types.items()},
        "halves": {name: _detection(found) for name, found in card.halves.items()},
        "kinds": {name: _detection(found) for name, found in card.kinds.items()},
        "attributes": {
            family: {name: _accuracy(found) for name, found in attributes.items()}
            for family, attributes in card.attributes.items()
        },
        "terms": {name: _accuracy(found) for name, found in card.terms.items()},
        "calibration": asdict(card.calibration),
    }


def _detection(found: Detection) -> dict[str, Any]:
    return {
        "documents": found.documents,
        "owed": found.owed,
        "right": found.right,
        "false": found.false,
        "precision": round(found.precision, PRECISE),
        "recall": round(found.recall, PRECISE),
        "f1": round(found.f1, PRECISE),
        "f1_interval": found.interval,
        "strict_f1": round(found.strict_f1, PRECISE),
    }


def _accuracy(found: Accuracy) -> dict[str, Any]:
    return {
        "right": found.right,
        "total": found.total,
        "share": round(found.share, PRECISE) if found.total else None,
        "interval": found.interval,
    }
