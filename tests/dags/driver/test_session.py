"""Whatever happens to the starter or the started, no process is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from warehouse.contract.settings import PROJECT

# Starts a grandchild that leaves its process group, as Airflow's tasks do, and that ignores SIGTERM.
STARTED = """
import os, signal, sys, time
from pathlib import Path
from dags.driver.session import end_with_starter
end_with_starter()
if os.fork() == 0:
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(600)
while not Path(sys.argv[1]).exists() or not Path(sys.argv[1]).read_text():
    time.sleep(0.01)
EXIT = sys.argv[2]
if EXIT:
    os._exit(int(EXIT))
time.sleep(600)
"""
STARTER = """
import sys
from dags.driver import session
session.GRACE_SECONDS = 0.5
sys.exit(session.run_in_session([sys.executable, "-c", sys.argv[1], *sys.argv[2:]], {}))
"""


def _start(folder: Path, *, exit_code: str = "") -> tuple["subprocess.Popen[bytes]", int]:
    pid_file = folder / "grandchild"
    starter = subprocess.Popen([sys.executable, "-c", STARTER, STARTED, str(pid_file), exit_code], cwd=PROJECT)
    deadline = time.monotonic() + 60
    while not (pid_file.exists() and pid_file.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return starter, int(pid_file.read_text())


def _is_gone(pid: int) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_starter_ends_all(tmp_path: Path, number: signal.Signals) -> None:
    starter, grandchild = _start(tmp_path)
    starter.send_signal(number)
    assert starter.wait(30) == 128 + number
    assert _is_gone(grandchild)


def test_killing_the_starter_ends_all(tmp_path: Path) -> None:
    starter, grandchild = _start(tmp_path)
    starter.kill()
    starter.wait(30)
    assert _is_gone(grandchild)


def test_killing_the_started_ends_all(tmp_path: Path) -> None:
    starter, grandchild = _start(tmp_path)
    os.kill(os.getsid(grandchild), signal.SIGKILL)
    assert starter.wait(30) == -signal.SIGKILL % 256
    assert _is_gone(grandchild)


@pytest.mark.parametrize("exit_code", [0, 2])
def test_the_exit_code_is_handed_on_and_nothing_stays(tmp_path: Path, exit_code: int) -> None:
    starter, grandchild = _start(tmp_path, exit_code=str(exit_code))
    assert starter.wait(30) == exit_code
    assert _is_gone(grandchild)
