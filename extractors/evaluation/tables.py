"""Shows a scorecard as tables in the terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Column, Table

from extractors.evaluation.figures import Accuracy, Detection, Interval
from extractors.evaluation.scorecard import FAMILIES, Scorecard

DETECTION = ("F1", "95%", "P", "R", "strict F1", "owed", "right", "false")


def show(card: Scorecard) -> RenderableType:
    """Everything on a scorecard."""
    return Group(*_parts(card))


def summary(card: Scorecard) -> str:
    """One line of what was read and how many documents without events gave rise to one."""
    return (
        f"{card.name}: {card.documents} documents, {card.rows} rows; "
        f"alarms on documents without events: {card.alarmed} of {card.quiet}"
    )


def detection_cells(found: Detection) -> list[str]:
    figures = (found.precision, found.recall, found.strict_f1)
    counts = (found.owed, found.right, found.false)
    return [f"{found.f1:.3f}", between(found.interval), *(f"{one:.3f}" for one in figures), *map(str, counts)]


def accuracy_cell(found: Accuracy) -> str:
    """Share, interval and count; a dash where nothing was told."""
    return f"{found.share:.2f} ({between(found.interval)}; {found.total})" if found.total else "-"


def between(interval: Interval) -> str:
    return f"{interval[0]:.2f}-{interval[1]:.2f}" if interval is not None else "-"


def _parts(card: Scorecard) -> Iterator[RenderableType]:
    yield summary(card)
    yield _detections("family", card.families)
    yield _detections("half", card.halves)
    yield _detections("style", card.kinds)
    yield _detections("type", card.types)
    attributes = Table(
        Column("attribute", no_wrap=True),
        *FAMILIES,
        title="right, of matched events (95%; how many)",
        title_justify="left",
    )
    for name in card.attributes[FAMILIES[0]]:
        attributes.add_row(name, *(accuracy_cell(card.attributes[family][name]) for family in FAMILIES))
    yield attributes
    terms = Table("term", "exactly right", title_justify="left")
    for name, found in card.terms.items():
        terms.add_row(name, accuracy_cell(found))
    yield terms
    title = f"confidence: expected calibration error {card.calibration.error:.3f} over {card.calibration.rows} rows"
    reliability = Table("from", "to", "rows", "mean confidence", "share right", title=title, title_justify="left")
    for one in card.calibration.bins:
        reliability.add_row(
            f"{one.low:.1f}", f"{one.high:.1f}", str(one.rows), f"{one.confidence:.3f}", f"{one.right:.3f}"
        )
    yield reliability


def _detections(heading: str, rows: Mapping[str, Detection]) -> Table:
    table = Table(Column(heading, no_wrap=True), *DETECTION)
    for name, found in rows.items():
        table.add_row(name, *detection_cells(found))
    return table
