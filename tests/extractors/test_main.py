"""The command line as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractors", *arguments]
    environment = os.environ | {"MARKET_EVENTS_HOME": str(home), "COLUMNS": "200"} | settings
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    (made / "a.txt").write_text("Harbour Foods has named Jane Roe its chief executive, it said on Monday.")
    (made / "b.txt").write_text("")
    return made


def test_pull_says_what_landed_and_why_not(tmp_path: Path, documents: Path) -> None:
    first = run(tmp_path, "pull", "--documents", str(documents))
    assert (first.returncode, first.stdout.strip()) == (0, "folder: 2 landed, 0 already there, rejected: 1 empty")
    assert "0 landed, 2 already there" in run(tmp_path, "pull", "--documents", str(documents)).stdout


def test_sources_lists_the_register(tmp_path: Path) -> None:
    assert "MARKET_EVENTS_DOCUMENTS" in run(tmp_path, "sources").stdout


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["pull", "--documents", "/no/such/folder"], {}, "/no/such/folder"),
        (["pull", "heron"], {}, "heron"),
        (["withdraw", "none"], {}, "none"),
        (["pull"], {"MARKET_EVENTS_BATCHES": "many"}, "MARKET_EVENTS_BATCHES"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], words: str
) -> None:
    done = run(tmp_path, *arguments, **settings)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
