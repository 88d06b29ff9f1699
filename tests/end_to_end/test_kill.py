"""Processes killed outright in the middle of each stage; what follows equals an undisturbed run, row for row."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.house import STAGES, choose_documents, landed, read_marts, run, run_stages, start
from tests.warehouse.processes import kill_when

pytestmark = pytest.mark.slow

DOCUMENTS = (
    "2023-09-18-castlebar-8k.txt",
    "2024-02-13-norrvik-denies.txt",
    "2024-05-30-benue-board.eml",
    "2024-07-19-norrvik-closes-lumen.txt",
)
Marts = dict[str, list[tuple[Any, ...]]]

SETTINGS = {"partition_documents": "1"}


def _has_landed(folder: str) -> Callable[[Path], bool]:
    return lambda home: any(f"/{folder}/" in name for name in landed(home))


def _holds_the_lock(home: Path) -> bool:
    lock = home / "warehouse.lock"
    return lock.exists() and lock.read_text() != ""


def _builds_models(home: Path) -> bool:
    log = home / "dbt" / "logs" / "dbt.log"
    return log.exists() and "START sql" in log.read_text()


# How far each stage has come when it is killed.
MOMENTS: dict[str, Callable[[Path], bool]] = {
    "pull": _has_landed("documents"),
    "extract": _has_landed("mentions"),
    "load": _holds_the_lock,
    "build": _builds_models,
    "publish": _holds_the_lock,
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that both houses pull."""
    return choose_documents(tmp_path_factory.mktemp("inbox"), DOCUMENTS)


@pytest.fixture(scope="module")
def undisturbed(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Marts:
    """The marts of a run that nothing disturbs."""
    home = tmp_path_factory.mktemp("undisturbed")
    run_stages(home, documents, **SETTINGS)
    return read_marts(home)


def test_kills_in_every_stage_change_nothing(documents: Path, undisturbed: Marts, tmp_path: Path) -> None:
    for stage in STAGES:
        process = start(tmp_path, *stage, documents=str(documents), **SETTINGS)
        kill_when(process, partial(MOMENTS[stage[1]], tmp_path))
        ended = run(tmp_path, *stage, documents=str(documents), **SETTINGS)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    marts = read_marts(tmp_path)
    assert {name: rows for name, rows in marts.items() if rows != undisturbed[name]} == {}
    assert set(marts) == set(undisturbed)
