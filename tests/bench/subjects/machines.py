"""What a second machine is worth: extraction by two Celery workers beside one, on the fleet of `tests/fleet`.

Both are on this machine, with one task at a time each, so that the figure says something where two cores are idle.
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path

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
    wait_until(lambda: len(_extractions(fleet)) > number, seconds=3600, what=f"part {number} is extracted")
    first, last = max(_extractions(fleet))
    return (last - first).total_seconds()


def _extractions(fleet: Fleet) -> list[tuple[datetime, datetime]]:
    """From the start of the first task to the end of the last, of each ended run that had anything to extract."""
    found: list[tuple[datetime, datetime]] = []
    for run in fleet.ask("/api/v2/dags/extract_events/dagRuns?limit=100")["dag_runs"]:
        if run["state"] in ("success", "failed"):
            tasks = fleet.ask(f"/api/v2/dags/extract_events/dagRuns/{run['dag_run_id']}/taskInstances")
            times = [
                (datetime.fromisoformat(task["start_date"]), datetime.fromisoformat(task["end_date"]))
                for task in tasks["task_instances"]
                if task["task_id"] == "extract" and task["start_date"] and task["end_date"]
            ]
            if times:
                found.append((min(start for start, _ in times), max(end for _, end in times)))
    return found


FIGURES = {"two_workers": measure_two_workers}
