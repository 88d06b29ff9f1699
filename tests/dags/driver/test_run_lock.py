"""One run at a time: the second waits, or says why it does not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dags.driver.run_lock import hold_run_lock
from warehouse.contract.errors import WarehouseLocked
from warehouse.contract.settings import PROJECT, Settings

HOLD = """
import sys
from pathlib import Path
from dags.driver.run_lock import hold_run_lock
from warehouse.contract.settings import Settings
with hold_run_lock(Settings(home=Path(sys.argv[1])), command=sys.argv[2], on_wait=print):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _held_elsewhere(home: Path, command: str) -> Iterator["subprocess.Popen[str]"]:
    arguments = [sys.executable, "-c", HOLD, str(home), command]
    with subprocess.Popen(arguments, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    said: list[str] = []
    with _held_elsewhere(tmp_path, "make run") as holder:

        def let_go(message: str) -> None:
            said.append(message)
            holder.kill()

        with hold_run_lock(Settings(home=tmp_path, lock_timeout=30), command="make run", on_wait=let_go):
            pass
    assert said == [f"waiting for make run, which is running on {tmp_path}"]


@pytest.mark.parametrize(
    ("holder", "reason"), [("make up", "runs the DAGs itself"), ("make run", "did not end within 0 s")]
)
def test_the_second_says_why_it_does_not_run(tmp_path: Path, holder: str, reason: str) -> None:
    with (
        _held_elsewhere(tmp_path, holder),
        pytest.raises(WarehouseLocked, match=reason),
        hold_run_lock(Settings(home=tmp_path, lock_timeout=0), command="make run", on_wait=lambda _: None),
    ):
        pass
