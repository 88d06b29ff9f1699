"""Runs the units of deploy/systemd as systemd would: their command, their environment file, their restarts."""

import configparser
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from dags.driver.session import end_session
from warehouse.contract.settings import PROJECT

DEPLOY = PROJECT / "deploy"
_PYTHON = "/opt/market-events/.venv/bin/python"


def read_environment(path: Path) -> dict[str, str]:
    """The variables of an environment file, quotes taken off."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: value.strip('"') for name, value in pairs}


class Unit:
    """One part of a fleet, as deploy/systemd has it, started with an environment and started again when it ends."""

    def __init__(self, part: str, environment: Mapping[str, str], *, log: Path) -> None:
        name = f"market-events-{part}.service" if part == "prepare" else "market-events@.service"
        self._unit = configparser.ConfigParser(interpolation=None, strict=False)
        self._unit.optionxform = str  # type: ignore[assignment,method-assign]
        self._unit.read(DEPLOY / "systemd" / name)
        command = self._unit["Service"]["ExecStart"].replace("%i", part).split()
        assert command[0] == _PYTHON
        self._command = [sys.executable, *command[1:]]
        # As under systemd, nothing that this process was told of Airflow or of the project comes along.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "MARKET_EVENTS"))}
        self._environment = {**kept, **environment}
        self._log = log
        self._is_wanted = True
        self._process = self._start()
        if self._unit["Service"]["Type"] == "exec":
            threading.Thread(target=self._watch, daemon=True).start()

    @property
    def session_id(self) -> int:
        """The session that all its processes are in."""
        return self._process.pid

    def wait(self) -> int:
        """The exit code of a unit that runs once."""
        return self._process.wait()

    def crash(self) -> None:
        """Kill all its processes at once; what watches it starts it again."""
        end_session(self._process.pid, grace=0)

    def stop(self) -> None:
        """End it for good, at once: it is made for being killed."""
        self._is_wanted = False
        end_session(self._process.pid, grace=0)
        self._process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        with open(self._log, "ab") as log:
            return subprocess.Popen(
                self._command, cwd=PROJECT, env=self._environment, stdout=log, stderr=log, start_new_session=True,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def _watch(self) -> None:
        assert self._unit["Service"]["Restart"] == "always"
        while self._is_wanted:
            self._process.wait()
            end_session(self._process.pid, grace=0)  # the rest of its control group
            time.sleep(float(self._unit["Service"]["RestartSec"]))
            if self._is_wanted:
                self._process = self._start()
