"""A warehouse of annotated documents, by the project's own way from pull to resolved events."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from extractors.evaluation.gold import GoldSet, read_annotations
from extractors.evaluation.verdicts import Kind, judge_document
from tests.dbt.warehouse_run import run_dbt
from tests.end_to_end.house import run
from warehouse.contract.errors import OperatorError

HALF = "read"
BUILT_AT = "2026-11-01 00:00:00+00"
ANALYSIS = "event_confidence_features"
RESOLVED = "+int_event_moments__derived +int_event_reports__ranked +confidence_weights"
_COMMANDS = (("extractors", "extract"), ("warehouse", "load"))


def resolve_gold(sets: tuple[GoldSet, ...], folder: Path) -> Path:
    """Extract the read half of each set and have dbt resolve its events; gives the database.

    Raises OperatorError with what the command said where a step fails.
    """
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for gold in sets:
        (documents / f"{gold.name}.jsonl").write_text("".join(_wanted(gold)), encoding="utf-8")
    home = folder / "home"
    for command in (("extractors", "pull", "folder", "--documents", str(documents)), *_COMMANDS):
        ended = run(home, *command)
        if ended.returncode:
            raise OperatorError(f"{' '.join(command)}: {ended.stderr.strip() or ended.stdout.strip()}")
    database = home / "warehouse.duckdb"
    run_dbt(f"build --select {RESOLVED} --exclude-resource-type test unit_test", database, recorded_at=BUILT_AT)
    return database


def _wanted(gold: GoldSet) -> Iterator[str]:
    ids = {str(annotation["id"]) for annotation in read_annotations(gold, half=HALF)}
    for line in gold.documents.read_text(encoding="utf-8").split("\n"):
        if line.strip() and json.loads(line)["external_id"] in ids:
            yield f"{line}\n"


def read_features(database: Path) -> list[dict[str, Any]]:
    """One row an event: the columns of dbt/analyses/event_confidence_features.sql, as dbt compiles them today."""
    run_dbt(f"compile --select {ANALYSIS}", database, recorded_at=BUILT_AT)
    compiled = database.parent / "target" / "compiled" / "market_events" / "analyses" / f"{ANALYSIS}.sql"
    return _rows(database, compiled.read_text(encoding="utf-8"))


def judge_mentions(database: Path, sets: tuple[GoldSet, ...]) -> dict[str, tuple[str, Kind]]:
    """Set and verdict of each mention of the warehouse, by its id."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(
        database, "select m.*, d.external_id from raw.mentions m join raw.documents d using (document_id)"
    ):
        told.setdefault(row["external_id"], []).append(row)
    verdicts = {}
    for gold in sets:
        for annotation in read_annotations(gold, half=HALF):
            for verdict in judge_document(annotation["events"], told.get(str(annotation["id"]), [])):
                if verdict.row is not None:
                    verdicts[str(verdict.row["mention_id"])] = gold.name, verdict.kind
    return verdicts


def _rows(database: Path, sql: str) -> list[dict[str, Any]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        rows: list[dict[str, Any]] = connection.execute(sql).to_arrow_table().to_pylist()
    return rows
