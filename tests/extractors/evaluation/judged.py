"""Annotated events and rows in short, for tests of the scorer."""

from typing import Any

from extractors.evaluation.figures import JudgedDocument
from extractors.evaluation.verdicts import judge_document


def action(**told: Any) -> dict[str, Any]:
    """An annotated corporate action; a completed acquisition by Norlake Foods unless told otherwise."""
    event = {"type": "corporate_action", "subtype": "acquisition", "status": "completed", "company": "Norlake Foods"}
    return event | told


def change(**told: Any) -> dict[str, Any]:
    """An annotated leadership change; an appointment of Anna Veld at Norlake Foods unless told otherwise."""
    event = {"type": "leadership_change", "subtype": "appointment", "status": "completed"}
    return event | {"company": "Norlake Foods", "person": "Anna Veld"} | told


def row(told: dict[str, Any], **other: Any) -> dict[str, Any]:
    """The row that finds an annotated event as told, but for what is given."""
    columns = {
        "event_family": told["type"],
        "event_type": told["subtype"],
        "event_status": told["status"],
        "company_name": told.get("company"),
        "person_name": told.get("person"),
        "role_title": told.get("role"),
        "counterparty_name": told.get("counterparty"),
        "effective_date": told.get("effective_date"),
        "is_background": bool(told.get("background")),
        "confidence": 0.9,
        "evidence_start": 0,
        "evidence_end": 4,
    }
    return columns | other


def judged(
    told: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    *,
    external_id: str = "d1",
    kind: str = "news",
    half: str = "read",
    text: str = "Text <b>of</b> it.",
) -> JudgedDocument:
    """One document with its verdicts."""
    return JudgedDocument(external_id, kind, half, text, not told, tuple(judge_document(told, rows)))
