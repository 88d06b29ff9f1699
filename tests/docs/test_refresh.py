"""The outputs in README are those of commands that exist, and can be written anew without touching the rest."""

import pytest

from tests.docs.refresh import README, refresh, run_command, shown_commands
from warehouse.contract.settings import PROJECT

PAGE = "before\n```text\n$ echo one\nold\n```\nbetween\n```text\n$ printf two\n```\nafter\n"


def test_readme_shows_the_two_commands_and_a_query() -> None:
    commands = shown_commands(README.read_text(encoding="utf-8"))
    assert commands[0] == "make run"
    assert any(command.startswith("make test") for command in commands)
    assert any(command.startswith("make sql QUERY=") for command in commands)


def test_only_outputs_are_replaced() -> None:
    page = refresh(PAGE, lambda command: f"output of {command}\n")
    expected = PAGE.replace("old\n", "output of echo one\n").replace(
        "printf two\n", "printf two\noutput of printf two\n"
    )
    assert page == expected


@pytest.mark.parametrize("wanted", ["echo", "printf two"])
def test_commands_that_are_not_wanted_keep_their_output(wanted: str) -> None:
    assert refresh(PAGE, lambda command: "new\n", wanted=wanted).count("new\n") == 1


def test_output_is_that_of_the_command_with_the_data_folder_by_its_usual_name() -> None:
    home = PROJECT / "somewhere"
    assert run_command('echo "$MARKET_EVENTS_HOME/docs   "', home) == "data/docs\n"
