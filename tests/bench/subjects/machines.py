"""What a second machine is worth: extraction by two Celery workers beside one, on the fleet of `tests/fleet`.

Both are on this machine, with one task at a time each, so that the figure says something where two cores are idle.
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure
from tests.bench.made.stream import make_stream
from tests.fleet.fleet import Fleet
from tests.fleet.services import BUCKET, missing_parts, wait_until
from warehouse.contract.errors import PathError

DOCUMENTS = 400
TASKS = 8
DAGS = ("pull_folder", "extract_events")


def measure_two_workers() -> Figure:
    """Documents a second of the made stream, from the start of the first task to the end of the last."""
    if missing_parts():
        raise PathError(f"a fleet cannot run here without {', '.join(missing_parts())}")
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(Path(folder), partition_documents=str(DOCUMENTS // TASKS), batches=str(TASKS))
        try:
            fleet.start()
            for dag_id in DAGS:
                fleet.ask(f"/api/v2/dags/{dag_id}", {"is_paused": False}, method="PATCH")
            two = _extract(fleet, 0)
            fleet.units["second"].stop()
            one = _extract(fleet, 1)
        finally:
            fleet.close()
    return Figure(value=DOCUMENTS / two, unit="documents/s", against="one worker", ratio=one / two)


def _extract(fleet: Fleet, number: int) -> float:
    """Seconds in which the documents of the so-manieth part of the stream are extracted."""
    lines = [json.dumps(made.document) for made in make_stream(DOCUMENTS, start=number * DOCUMENTS)]
    fleet.store.files.pipe_file(f"{BUCKET}/inbox/part-{number}.jsonl", "\n".join(lines).encode())
    fleet.ask("/api/v2/dags/pull_folder/dagRuns", {"logical_date": None}, method="POST")
    wait_until(lambda: len(_ended(fleet)) > number, seconds=3600, what=f"part {number} is extracted")
    newest = max(_ended(fleet), key=lambda run: str(run["end_date"]))
    tasks = fleet.ask(f"/api/v2/dags/extract_events/dagRuns/{newest['dag_run_id']}/taskInstances")["task_instances"]
    times = [
        [datetime.fromisoformat(task[name]) for name in ("start_date", "end_date")]
        for task in tasks
        if task["task_id"] == "extract"
    ]
    return (max(end for _, end in times) - min(start for start, _ in times)).total_seconds()


def _ended(fleet: Fleet) -> list[dict[str, Any]]:
    runs = fleet.ask("/api/v2/dags/extract_events/dagRuns?limit=100")["dag_runs"]
    return [run for run in runs if run["state"] in ("success", "failed")]


FIGURES = {"two_workers": measure_two_workers}
