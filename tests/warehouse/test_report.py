"""What documents say is shown as it stands, and never obeyed by the terminal or taken for markup."""

from io import StringIO

import duckdb
from rich.console import Console

from warehouse.report import to_table


def test_a_cell_is_shown_and_not_obeyed() -> None:
    told = "[red]Quay[/red] \x1b]0;owned\x07 \x1b[2J\x9b31m and <b>Harbour</b>"
    page = StringIO()
    with duckdb.connect() as connection:
        table = to_table(connection.execute("select ? as title", [told]))
    Console(file=page, width=200, force_terminal=True, highlight=False, color_system=None).print(table)
    assert "[red]Quay[/red] �]0;owned� �[2J�31m and <b>Harbour</b>" in page.getvalue()
    assert "\x1b]" not in page.getvalue()
