"""Real processes of the warehouse's command line, and how to kill one in the middle of its work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from warehouse.contract.settings import PROJECT


def start_warehouse(*arguments: str) -> subprocess.Popen[str]:
    """Start `python -m warehouse` with a process group of its own, in the environment of the test."""
    return subprocess.Popen(
        [sys.executable, "-m", "warehouse", *arguments],
        cwd=PROJECT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def run_warehouse(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    process = start_warehouse(*arguments)
    stdout, stderr = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def kill_when(
    process: subprocess.Popen[str], reached: Callable[[], bool], *, with_children: bool = True, timeout: float = 120
) -> None:
    """Send SIGKILL as soon as the work has come so far; fails where the process ends before or never gets there."""
    deadline = time.monotonic() + timeout
    while not reached():
        if process.poll() is not None:
            _, stderr = process.communicate()
            raise AssertionError(f"ended with {process.returncode} before it was to be killed: {stderr}")
        assert time.monotonic() < deadline, "never came so far"
        time.sleep(0.002)
    if with_children:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    assert process.wait() == -signal.SIGKILL
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
