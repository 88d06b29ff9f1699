"""Runs Airflow's scheduler, DAG processor, triggerer and UI, in the session of `run_in_session`, until one ends."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from dags.driver.run_lock import hold_run_lock
from dags.driver.session import end_with_starter, module_command
from dags.driver.terminal import Terminal, divert_output
from dags.driver.workers import wait_for_api
from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import read_settings

REST = (("scheduler", "--skip-serve-logs"), ("dag-processor",), ("triggerer", "--skip-serve-logs"))


def main() -> int:
    """1 where a part of Airflow ended by itself, 2 where the operator has to mend something first."""
    end_with_starter()
    settings = read_settings()
    terminal = divert_output(settings.home / "logs" / "up.log")
    try:
        with hold_run_lock(settings, command="make up", on_wait=terminal.tell):
            return _serve(terminal)
    except OperatorError as error:
        terminal.complain(str(error))
        return 2


def _serve(terminal: Terminal) -> int:
    from dags.driver.metadata import prepare_metadata

    airflow_home = Path(os.environ["AIRFLOW_HOME"])
    terminal.tell("starting Airflow")
    prepare_metadata(airflow_home)
    server = subprocess.Popen(module_command("airflow", "api-server"))
    wait_for_api(server)
    parts = {"api-server": server}
    parts |= {part[0]: subprocess.Popen(module_command("airflow", *part)) for part in REST}
    _announce(airflow_home, terminal)
    while True:
        for name, process in parts.items():
            if process.poll() is not None:
                terminal.complain(f"Airflow's {name} ended ({process.returncode}); log: {terminal.log_path}")
                return 1
        time.sleep(0.5)


def _announce(airflow_home: Path, terminal: Terminal) -> None:
    passwords = json.loads(Path(os.environ["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]).read_text())
    (user, password), *_ = passwords.items()
    terminal.tell(f"UI      {os.environ['AIRFLOW__API__BASE_URL']}  (user {user}, password {password})")
    terminal.tell(f"logs    {terminal.log_path}")
    terminal.tell(f"inbox   {read_settings().documents}: what is put there is pulled at the next schedule")
    terminal.tell("Ctrl-C stops everything")


if __name__ == "__main__":
    sys.exit(main())
