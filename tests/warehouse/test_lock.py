import subprocess
import sys
import time
from pathlib import Path

import pytest

from warehouse.contract.errors import PathError, WarehouseLocked
from warehouse.contract.settings import PROJECT, Settings
from warehouse.lock import hold_lock

HOLD = """
import subprocess, sys, time
from warehouse.contract.settings import Settings
from warehouse.lock import hold_lock
with hold_lock(Settings(), task="hold") as descriptor:
    if "child" in sys.argv:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(2)"], pass_fds=[descriptor])
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(*arguments: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, *arguments], cwd=PROJECT, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_second_writer_is_told_who_holds_the_lock(settings: Settings) -> None:
    holder = start_holder()
    try:
        impatient = settings.model_copy(update={"lock_timeout": 0.3})
        says = rf"process {holder.pid} \(hold\).*MARKET_EVENTS_LOCK_TIMEOUT"
        with pytest.raises(WarehouseLocked, match=says), hold_lock(impatient, task="load"):
            pass
    finally:
        end(holder)


def test_lock_ends_with_a_killed_holder(settings: Settings) -> None:
    end(start_holder())
    with hold_lock(settings.model_copy(update={"lock_timeout": 0.3}), task="load"):
        assert settings.warehouse_path.with_suffix(".lock").read_text().endswith("(load)")


def test_child_that_inherits_the_lock_keeps_it_after_its_parent_was_killed(settings: Settings) -> None:
    end(start_holder("child"))
    with pytest.raises(WarehouseLocked), hold_lock(settings.model_copy(update={"lock_timeout": 0}), task="load"):
        pass
    began = time.monotonic()
    with hold_lock(settings, task="load"):
        assert time.monotonic() - began < 30


def test_folder_that_cannot_be_made_is_one_line(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = settings.model_copy(update={"home": tmp_path / "file"})
    with pytest.raises(PathError, match="cannot be opened"), hold_lock(blocked, task="load"):
        pass
