"""Says why a DAG run is red, from the lines that `dags.stage.record_failure` wrote, and with which exit code to end."""

import json
from pathlib import Path
from typing import Any

from dags.driver.terminal import Terminal
from warehouse.contract.errors import BuildFailed

RED, OPERATOR = 1, 2


def explain_failure(terminal: Terminal, *, failures: Path, dag_id: str, run_id: str) -> int:
    """Print one line for each failed task; 2 where the operator has to mend something first, otherwise 1."""
    entries = _entries(failures, dag_id, run_id)
    for entry in entries:
        index = f"[{entry['map_index']}]" if entry["map_index"] >= 0 else ""
        reason = entry["reason"] if entry["operator_can_mend"] else f"{entry['error']}: {entry['reason']}"
        terminal.complain(f"{dag_id}.{entry['task_id']}{index}: {reason}")
    if not entries:
        terminal.complain(f"{dag_id}: a task ended without a word, perhaps killed")
    terminal.complain(f"nothing after it was run; log: {terminal.log_path}")
    mendable = [entry for entry in entries if entry["operator_can_mend"] and entry["error"] != BuildFailed.__name__]
    return OPERATOR if entries and len(mendable) == len(entries) else RED


def _entries(failures: Path, dag_id: str, run_id: str) -> list[dict[str, Any]]:
    if not failures.exists():
        return []
    entries = map(json.loads, failures.read_text(encoding="utf-8").splitlines())
    return [entry for entry in entries if (entry["dag_id"], entry["run_id"]) == (dag_id, run_id)]
