"""How well reports of one event are joined, over made reports whose events are known."""

import tempfile
from pathlib import Path

import duckdb

from tests.bench.figures import Figure
from tests.bench.made.raw import make_warehouse
from tests.bench.made.reports import make_reports
from tests.bench.pairs import pairwise
from tests.dbt.warehouse_run import run_dbt


def measure_resolution() -> Figure:
    """Pairwise F1 of joining 2,000 made events of five reports each, beside look-alikes; ratio: precision to recall."""
    reports = make_reports()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "warehouse.duckdb"
        make_warehouse(database, reports)
        command = "build --select +int_mentions__resolved --exclude-resource-type test unit_test"
        run_dbt(command, database, recorded_at="2026-11-01 00:00:00+00")
        with duckdb.connect(str(database), read_only=True) as connection:
            found = dict(
                connection.execute("select mention_id, event_id from intermediate.int_mentions__resolved").fetchall()
            )
    truth = {f"{report.event}-{number}": report.event for number, report in enumerate(reports)}
    precision, recall = pairwise(truth, found)
    return Figure(
        2 * precision * recall / (precision + recall),
        "F1",
        f"precision {precision:.4f}, recall {recall:.4f}",
        precision / recall,
    )


FIGURES = {"resolution_pairwise_f1": measure_resolution}
