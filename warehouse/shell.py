"""A read-only SQL prompt on a database of the data folder: one query, or one after the other until the end of input."""

import contextlib
import readline
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.connection import open_database
from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import Settings
from warehouse.report import to_table

_PROMPT = "sql> "
_MORE = "...> "
_NARROWEST = 11  # characters a column; below that nobody can read a row


def run_query(path: Path, query: str, *, console: Console, settings: Settings) -> None:
    """Print the result of one query. Raises OperatorError where it cannot be answered or the file not be opened."""
    with open_database(path, settings, read_only=True) as connection:
        _answer(connection, query, console)


def run_shell(path: Path, *, console: Console, settings: Settings) -> None:
    """Ask for queries, each ended by a semicolon, and answer them until `exit` or the end of input."""
    history = settings.home.absolute() / ".sql_history"
    with contextlib.suppress(OSError):
        readline.read_history_file(history)
    with open_database(path, settings, read_only=True) as connection:
        console.print(
            f"{path}, read-only; end a query with ; and leave with exit or Ctrl-D. Try: show tables from marts;"
        )
        while (query := _ask()) is not None:
            try:
                _answer(connection, query, console)
            except OperatorError as error:
                console.print(str(error), style="red", highlight=False)
    with contextlib.suppress(OSError):
        readline.write_history_file(history)


def _answer(connection: duckdb.DuckDBPyConnection, query: str, console: Console) -> None:
    try:
        connection.execute(query)
    except duckdb.Error as error:
        raise OperatorError(" ".join(str(error).split())) from error
    if len(connection.description or []) * _NARROWEST <= console.width:
        console.print(to_table(connection))
    else:
        console.print(_to_records(connection))


def _to_records(result: duckdb.DuckDBPyConnection) -> Table:
    """A result with too many columns for the terminal: a line a column, each row below the other, nulls left out."""
    table = Table("column", "value", show_edge=False)
    names = [column[0] for column in result.description or []]
    for row in result.fetchall():
        for name, value in zip(names, row, strict=True):
            if value is not None:
                table.add_row(name, Text(str(value)))
        table.add_section()
    return table


def _ask() -> str | None:
    """The next query; None at the end."""
    lines: list[str] = []
    while True:
        try:
            line = input(_MORE if lines else _PROMPT)
        except EOFError:
            return "\n".join(lines).strip() or None
        except KeyboardInterrupt:
            lines = []
            continue
        if not lines and line.strip().rstrip(";").lower() in {"exit", "quit", ".exit", ".quit"}:
            return None
        lines.append(line)
        query = "\n".join(lines).strip()
        if query.endswith(";"):
            return query
        if not query:
            lines = []
