"""Counts the verdicts on a set of documents into a scorecard: figures by family, type, style and attribute."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.evaluation.attributes import count_attributes, count_terms
from extractors.evaluation.calibration import Calibration, calibrate
from extractors.evaluation.figures import Accuracy, Detection, JudgedDocument, Wanted, detect
from extractors.evaluation.intervals import Resampling

BOTH = "both"
FAMILIES = ("leadership_change", "corporate_action", BOTH)


@dataclass(frozen=True)
class Scorecard:
    """All figures of one set."""

    name: str
    sha256: str  # of the set's bytes
    documents: int
    rows: int
    quiet: int
    alarmed: int  # quiet documents with a row that is called news
    families: dict[str, Detection]
    types: dict[str, Detection]
    kinds: dict[str, Detection]
    halves: dict[str, Detection]  # read and blind, so that what was looked at or learned from stands apart
    attributes: dict[str, dict[str, Accuracy]]  # family -> attribute
    terms: dict[str, Accuracy]
    calibration: Calibration


def make_scorecard(name: str, sha256: str, documents: Sequence[JudgedDocument]) -> Scorecard:
    """Count the verdicts; the same documents give the same figures, intervals included."""
    draws = Resampling(len(documents))
    verdicts = [verdict for document in documents for verdict in document.verdicts]
    types = sorted({verdict.event_type for verdict in verdicts})
    return Scorecard(
        name=name,
        sha256=sha256,
        documents=len(documents),
        rows=sum(verdict.row is not None for verdict in verdicts),
        quiet=sum(document.is_quiet for document in documents),
        alarmed=sum(document.is_quiet and _is_alarmed(document) for document in documents),
        families={family: detect(documents, draws, _of_family(family)) for family in FAMILIES},
        types={kind: found for kind in types if (found := detect(documents, draws, _of_type(kind))).is_counted},
        kinds={kind: _of_kind(documents, kind) for kind in sorted({document.kind for document in documents})},
        halves={half: _of_half(documents, half) for half in sorted({one.half for one in documents if one.half})},
        attributes={family: count_attributes(documents, draws, _of_family(family)) for family in FAMILIES},
        terms=count_terms(documents, draws),
        calibration=calibrate(verdicts),
    )


def _is_alarmed(document: JudgedDocument) -> bool:
    return any(verdict.row is not None and not verdict.row.get("is_background") for verdict in document.verdicts)


def _of_family(family: str) -> Wanted:
    return lambda verdict: family in {BOTH, verdict.family}


def _of_type(event_type: str) -> Wanted:
    return lambda verdict: verdict.event_type == event_type


def _of_kind(documents: Sequence[JudgedDocument], kind: str) -> Detection:
    of_kind = [document for document in documents if document.kind == kind]
    return detect(of_kind, Resampling(len(of_kind)), lambda _: True)


def _of_half(documents: Sequence[JudgedDocument], half: str) -> Detection:
    of_half = [document for document in documents if document.half == half]
    return detect(of_half, Resampling(len(of_half)), lambda _: True)
