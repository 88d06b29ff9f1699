"""What the docs site says of one build in Markdown: rows, freshness, quality of extraction, calibration."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract.errors import PathError
from warehouse.contract.settings import PROJECT, Settings

SHIPPED_SCORECARD = PROJECT / "seeds" / "scorecard.json"
CALIBRATION = PROJECT / "seeds" / "calibration.json"

_FRESHNESS = """
    select
        source_id, count(*)::varchar as documents,
        strftime(max(documents.retrieved_at) at time zone 'UTC', '%Y-%m-%d %H:%M') as pulled,
        coalesce(strftime(max(texts.published_at) at time zone 'UTC', '%Y-%m-%d %H:%M'), '') as published
    from raw.documents
    left join raw.texts on documents.document_id = texts.document_id
    group by source_id
    order by source_id
"""


def scorecard_path(settings: Settings) -> Path:
    """The scorecard of the last evaluation on this data folder; where there was none, the one that ships."""
    own = settings.home.absolute() / "evaluation" / "scorecard.json"
    return own if own.exists() else SHIPPED_SCORECARD


def describe_build(connection: duckdb.DuckDBPyConnection, build_id: str, scorecard: Path) -> str:
    """Four sections of Markdown on the marts of the warehouse that `connection` has open.

    Raises PathError where the scorecard is none that `python -m extractors.evaluation` wrote.
    """
    freshness = connection.execute(_FRESHNESS).fetchall()
    parts = (
        f"Build `{build_id}` (its moment in UTC).",
        "### Rows",
        _table(("table", "rows"), _row_counts(connection)),
        "### Freshness, UTC",
        _table(("source", "documents", "last pulled", "newest publication"), freshness),
        *_quality(scorecard),
        *_calibration(),
    )
    return "\n\n".join(parts)


def _row_counts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    names = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'marts' order by table_name"
    ).fetchall()
    counts = []
    for (name,) in names:
        row = connection.execute(f'select count(*) from marts."{name}"').fetchone()
        counts.append((f"`{name}`", f"{row[0] if row else 0:,}"))
    return counts


def _quality(scorecard: Path) -> Iterable[str]:
    try:
        cards: dict[str, Any] = json.loads(scorecard.read_text(encoding="utf-8"))
        sections = [(name, card["documents"], _quality_rows(card)) for name, card in cards.items()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PathError(
            f"scorecard {scorecard} cannot be used ({type(error).__name__}: {error}); remove it, or write it anew with"
            " `python -m extractors.evaluation own`"
        ) from error
    yield "### How good extraction is"
    yield (
        "From the last evaluation against annotated documents (`make eval`). Precision is the share of events found"
        " that are right, recall the share of events told that are found; F1 joins the two, with its 95% interval."
    )
    for name, documents, rows in sections:
        yield f"Set `{name}`, {documents} documents:"
        yield _table(("events", "told", "precision", "recall", "F1", "95%"), rows)


def _quality_rows(card: dict[str, Any]) -> list[Sequence[str]]:
    found = [*card["families"].items(), *sorted(card["types"].items())]
    return [
        (name, str(one["owed"]), *(f"{one[figure]:.2f}" for figure in ("precision", "recall", "f1")), _interval(one))
        for name, one in found
    ]


def _interval(one: dict[str, Any]) -> str:
    interval = one["f1_interval"]
    return f"{interval[0]:.2f}-{interval[1]:.2f}" if interval else ""


def _calibration() -> Iterable[str]:
    told: dict[str, Any] = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    yield "### How well confidence holds"
    sets = ", ".join(f"{found['right']} of {found['events']} right in `{name}`" for name, found in told["sets"].items())
    yield (
        f"{told['events']} events of annotated documents ({sets}), each called as sure as weights say that were fitted"
        f" without it; expected calibration error {told['error']:.3f} (`python -m tests.confidence`)."
    )
    rows = [
        (f"{one['low']:.1f}-{one['high']:.1f}", str(one["rows"]), f"{one['confidence']:.2f}", f"{one['right']:.2f}")
        for one in told["bins"]
    ]
    yield _table(("confidence", "events", "mean", "share right"), rows)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (names, ["---"] * len(names), *rows))
