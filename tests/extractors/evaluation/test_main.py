"""The command line of the evaluation, as far as it needs no extraction."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from extractors.evaluation.__main__ import main

app = typer.Typer()
app.command()(main)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dev", "--half", "blind"], "--log-blind"),
        (["dev", "--half", "left"], "read, blind, all"),
        (["dev", "--gold", "."], "gold file dev.jsonl is not in"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1
