"""Lets one `make run` or `make up` at a time use Airflow's metadata of one home."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from warehouse.contract.errors import WarehouseLocked
from warehouse.contract.settings import Settings


@contextmanager
def hold_run_lock(settings: Settings, *, command: str, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock for the length of the block; `on_wait` is told once what is being waited for.

    Raises WarehouseLocked at once where `make up` holds it, for that does not end by itself, and otherwise after
    `settings.lock_timeout` seconds.
    """
    folder = settings.home.absolute() / "airflow"
    folder.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(folder / "run.lock"), folder / "run.lock.holder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        other = holder.read_text() if holder.exists() else "another run"
        if other == "make up":
            raise WarehouseLocked(
                f"`make up` is running on {settings.home.absolute()} and runs the DAGs itself;"
                " trigger them there, stop it, or set another MARKET_EVENTS_HOME"
            ) from None
        on_wait(f"waiting for {other}, which is running on {settings.home.absolute()}")
        _wait(lock, other=other, settings=settings)
    holder.write_text(command)
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _wait(lock: FileLock, *, other: str, settings: Settings) -> None:
    try:
        lock.acquire(timeout=settings.lock_timeout)
    except Timeout:
        raise WarehouseLocked(
            f"{other} on {settings.home.absolute()} did not end within {settings.lock_timeout:g} s;"
            " wait for it, or raise MARKET_EVENTS_LOCK_TIMEOUT"
        ) from None
