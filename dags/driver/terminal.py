"""Leaves the terminal to what people should read, and sends everything else to a log file."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from rich.console import Console

FILE_WIDTH = 140


@dataclass(frozen=True)
class Terminal:
    """Where to write for people, and where the rest is."""

    out: Console
    errors: Console
    log_path: Path

    @property
    def width(self) -> int:
        """Columns of a table: the terminal's, or what a file bears."""
        return self.out.width if self.out.is_terminal else FILE_WIDTH

    def tell(self, message: str) -> None:
        """One line on progress."""
        self.out.print(message, highlight=False, markup=False, soft_wrap=True)

    def complain(self, message: str) -> None:
        """One line on what went wrong."""
        self.errors.print(f"error: {message}", highlight=False, markup=False, soft_wrap=True)

    def report_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One line on what should not happen; its traceback goes to the log."""
        sys.__excepthook__(kind, error, trace)
        self.complain(f"{kind.__name__}: {error}; log: {self.log_path}")


def divert_output(log_path: Path) -> Terminal:
    """Send what this process and its children write to `log_path`; what the result prints stays on the terminal."""
    log_path.parent.mkdir(parents=True, exist_ok=True)
    out, errors = (Console(file=os.fdopen(os.dup(number), "w", buffering=1)) for number in (1, 2))
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    for number in (1, 2):
        os.dup2(log, number)
    os.close(log)
    terminal = Terminal(out=out, errors=errors, log_path=log_path)
    sys.excepthook = terminal.report_crash
    return terminal
