"""Runs a command in a session of its own that never outlives its starter, nor leaves a process behind.

Airflow puts tasks into process groups of their own, so a signal to one group misses some; all stay in the session.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from types import FrameType

import psutil

STARTER_PIPE = "MARKET_EVENTS_STARTER_PIPE"
GRACE_SECONDS = 10.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_in_session(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the command to its end and return its exit code, or 128 + signal where this process was told to stop.

    The command must call `end_with_starter` first thing, so that it ends even if this process is killed outright.
    """
    read_end, write_end = os.pipe()
    received: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        received.append(number)

    for number in SIGNALS:
        signal.signal(number, stop)
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment, STARTER_PIPE: str(read_end)},
        pass_fds=[read_end],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(read_end)
    while process.poll() is None and not received:
        time.sleep(0.05)
    end_session(process.pid, grace=GRACE_SECONDS if received else 0)
    process.wait()
    os.close(write_end)
    return 128 + received[0] if received else process.returncode


def end_with_starter() -> None:
    """Watch, in a thread, for the end of the process that called `run_in_session`; then end the whole session."""
    read_end = int(os.environ.pop(STARTER_PIPE))

    def watch() -> None:
        os.read(read_end, 1)
        end_session(os.getsid(0), grace=0)

    threading.Thread(target=watch, name="starter-watch", daemon=True).start()


def end_session(session_id: int, *, grace: float) -> None:
    """Ask all processes of a session to end, then kill what is left after `grace` seconds; this process comes last."""
    deadline = time.monotonic() + grace
    if grace:
        _signal(session_id, signal.SIGTERM)
    while grace and time.monotonic() < deadline and any(_members(session_id)):
        time.sleep(0.1)
    while any(_members(session_id)):
        _signal(session_id, signal.SIGKILL)
        time.sleep(0.02)
    if os.getsid(0) == session_id:
        os.kill(os.getpid(), signal.SIGKILL)


def _signal(session_id: int, number: signal.Signals) -> None:
    for process in _members(session_id):
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue


def _members(session_id: int) -> Iterator[psutil.Process]:
    """The living processes of a session but this one."""
    for process in psutil.process_iter():
        try:
            if process.pid == os.getpid() or os.getsid(process.pid) != session_id:
                continue
            if process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except (ProcessLookupError, PermissionError, psutil.NoSuchProcess):
            continue


def module_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this project with this Python."""
    return [sys.executable, "-m", module, *arguments]
