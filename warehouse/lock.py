"""The writer's lock: a file beside the database that one process at a time holds, and that says who holds it."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.contract.errors import PathError, WarehouseLocked
from warehouse.contract.settings import Settings

log = logging.getLogger(__name__)

_POLL_SECONDS = 0.1


@contextmanager
def hold_lock(settings: Settings, *, task: str) -> Iterator[int]:
    """Hold the lock for the length of the block; gives its file descriptor.

    `flock` belongs to the open file, not to the process: a child that inherits the descriptor keeps the lock after its
    parent was killed, so that nobody writes beside a dbt that was left behind. That is why this is not `filelock`,
    whose descriptor is private.

    Raises WarehouseLocked when another process still holds it after `settings.lock_timeout` seconds.
    """
    path = settings.warehouse_path.with_suffix(".lock")
    descriptor = _open(path)
    try:
        _acquire(descriptor, path, timeout=settings.lock_timeout)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} ({task})".encode(), 0)
        yield descriptor
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise PathError(f"lock file {path} cannot be opened ({error.strerror}); make the folder writable") from error


def _acquire(descriptor: int, path: Path, *, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    waiting = False
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 200, 0).decode(errors="replace") or "another process"
        if time.monotonic() >= deadline:
            raise WarehouseLocked(
                f"{holder}, or a dbt that it started, writes the warehouse ({path}) and did not end within"
                f" {timeout:g} s; wait for it, or raise MARKET_EVENTS_LOCK_TIMEOUT"
            )
        if not waiting:
            log.warning("waiting for %s, which writes the warehouse", holder)
            waiting = True
        time.sleep(_POLL_SECONDS)
