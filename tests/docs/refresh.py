"""Writes the outputs that README shows anew, from the commands: `python -m tests.docs.refresh [make run ...]`.

A block of README that begins with `$ <command>` is that command with its output. Run it in a fresh clone: the outputs
are those of an empty data folder, which stands as `data` whatever it is called.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from warehouse.contract.settings import PROJECT

README = PROJECT / "README.md"
COLUMNS = 120
SHOWN = re.compile(r"^```text\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)


def shown_commands(page: str) -> list[str]:
    """The commands whose output a page shows, in order."""
    return [found["command"] for found in SHOWN.finditer(page)]


def refresh(page: str, run: Callable[[str], str], *, wanted: str = "") -> str:
    """The page with the outputs of the commands that begin with `wanted` replaced."""

    def renewed(found: re.Match[str]) -> str:
        command = found["command"]
        return f"```text\n$ {command}\n{run(command)}```" if command.startswith(wanted) else found[0]

    return SHOWN.sub(renewed, page)


def run_command(command: str, home: Path) -> str:
    """What a command prints on a data folder, without trailing spaces; raises CalledProcessError where it fails."""
    ended = subprocess.run(
        command,
        shell=True,
        cwd=PROJECT,
        env={**os.environ, "MARKET_EVENTS_HOME": str(home), "COLUMNS": str(COLUMNS), "NO_COLOR": "1"},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = ended.stdout.replace(str(home), "data").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main(wanted: str) -> None:
    """Rewrite README, or only the outputs of the commands that begin with `wanted`."""
    home = Path(os.environ.get("MARKET_EVENTS_HOME") or tempfile.mkdtemp())
    page = README.read_text(encoding="utf-8")
    README.write_text(refresh(page, lambda command: run_command(command, home), wanted=wanted), encoding="utf-8")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
