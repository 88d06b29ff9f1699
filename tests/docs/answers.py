"""Writes the answers in the docs site's overview anew: `python -m tests.docs.answers`, after `make run`.

A question of the overview is a heading, its SQL, indented, and the answer as a table. MARKET_EVENTS_HOME names the data
folder whose published database answers; it has to hold the bundled documents and no others.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import duckdb

from warehouse.contract.settings import PROJECT, read_settings

OVERVIEW = PROJECT / "dbt" / "models" / "docs" / "overview.md"
QUESTION = re.compile(
    r"^### (?P<question>.+)\n\n(?P<sql>(?:^    .*\n)+)\n(?P<answer>(?:^\|.*\n)+)",
    re.MULTILINE,
)


def read_questions(page: str) -> dict[str, tuple[str, str]]:
    """The SQL and the answer of each question of a page, in order."""
    found = QUESTION.finditer(page)
    return {match["question"]: (_dedent(match["sql"]), match["answer"]) for match in found}


def renew_answers(page: str, answer: Callable[[str], str]) -> str:
    """The page with every answer replaced by what `answer` makes of the SQL."""
    return QUESTION.sub(
        lambda found: f"### {found['question']}\n\n{found['sql']}\n{answer(_dedent(found['sql']))}", page
    )


def answer_query(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The result as a Markdown table, instants in UTC to the minute, nulls empty."""
    connection.execute("set timezone = 'UTC'")
    result = connection.execute(sql)
    names = [column[0] for column in result.description or []]
    lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in result.fetchall())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return " ".join(str(value).lower().split() if isinstance(value, bool) else str(value).split()).replace("|", "\\|")


def _dedent(sql: str) -> str:
    return "".join(line[4:] for line in sql.splitlines(keepends=True))


def main() -> None:
    """Rewrite the overview."""
    with duckdb.connect(str(read_settings().published_path), read_only=True) as connection:
        page = renew_answers(OVERVIEW.read_text(encoding="utf-8"), lambda sql: answer_query(connection, sql))
    OVERVIEW.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
