"""Runs the DAGs once in their order, in the process that `run_in_session` starts, and ends with the report."""

import os
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dags.driver.outcome import explain_failure
from dags.driver.progress import showing
from dags.driver.run_lock import hold_run_lock
from dags.driver.session import end_with_starter
from dags.driver.terminal import Terminal, divert_output
from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import read_settings

if TYPE_CHECKING:
    from airflow.sdk import DAG


def main(documents: str | None) -> int:
    """0 where all is done, 1 where a DAG run is red, 2 where the operator has to mend something first."""
    end_with_starter()
    settings = read_settings()
    terminal = divert_output(settings.home / "logs" / f"run-{datetime.now(UTC):%Y%m%dT%H%M%S}.log")
    try:
        with hold_run_lock(settings, command="make run", on_wait=terminal.tell):
            return _run_all(documents, failures=settings.home / "logs" / "failures.jsonl", terminal=terminal)
    except OperatorError as error:
        terminal.complain(str(error))
        return 2


def _run_all(documents: str | None, *, failures: Path, terminal: Terminal) -> int:
    airflow_home = Path(os.environ["AIRFLOW_HOME"])
    steps = _prepare(airflow_home, documents, terminal)
    for label, dag, conf in steps:
        with showing(dag.dag_id, label=label, database=airflow_home / "airflow.db", console=terminal.out):
            run_id, state = _run_dag(dag, conf)
        if state != "success":
            return explain_failure(terminal, failures=failures, dag_id=dag.dag_id, run_id=run_id)
    from warehouse.report import make_report

    terminal.out.file.write(make_report(width=terminal.width, colour=terminal.out.is_terminal))
    return 0


def _prepare(
    airflow_home: Path, documents: str | None, terminal: Terminal
) -> tuple[tuple[str, "DAG", dict[str, Any]], ...]:
    """The DAGs to run; imports Airflow, which takes seconds, and makes its metadata ready."""
    with terminal.out.status("starting Airflow") if terminal.out.is_terminal else nullcontext():
        from dags.driver.metadata import prepare_metadata

        prepare_metadata(airflow_home)
        from dags.build_marts import BUILD_MARTS
        from dags.extract_events import EXTRACT_EVENTS
        from dags.pull import PULLS
    return (
        ("pull", PULLS["folder"], {"documents": documents}),
        ("extract", EXTRACT_EVENTS, {}),
        ("build", BUILD_MARTS, {}),
    )


def _run_dag(dag: "DAG", conf: dict[str, Any]) -> tuple[str, str]:
    """Run a DAG to its end as a recorded run; mapped tasks go to worker processes where there are several."""
    from dags.driver.workers import working_in_processes
    from extractors.stages import plan_batches

    use_workers = dag.dag_id == "extract_events" and len(plan_batches()) > 1
    with working_in_processes() if use_workers else nullcontext():
        run = dag.test(run_conf=conf, use_executor=use_workers)
    return run.run_id, str(run.state)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
