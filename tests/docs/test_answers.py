"""The overview of the docs site asks twelve questions and answers each; the answers can be written anew."""

from datetime import UTC, date, datetime

import duckdb
import pytest

from tests.docs.answers import OVERVIEW, answer_query, read_questions, renew_answers

PAGE = "# Page\n\n### 1. What?\n\n    select 1 as a\n    where true;\n\n| old |\n| --- |\n\nafter\n"


def test_the_overview_answers_twelve_questions() -> None:
    questions = read_questions(OVERVIEW.read_text(encoding="utf-8"))
    assert [question.split(".")[0] for question in questions] == [str(number) for number in range(1, 13)]
    assert [question for question, (_, answer) in questions.items() if len(answer.splitlines()) < 3] == []


def test_only_answers_are_replaced() -> None:
    page = renew_answers(PAGE, lambda sql: f"| {len(sql.splitlines())} lines |\n")
    assert page == PAGE.replace("| old |\n| --- |\n", "| 2 lines |\n")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (1234.5, "1,234.5"),
        (date(2024, 2, 1), "2024-02-01"),
        (datetime(2024, 2, 1, 9, 30, tzinfo=UTC), "2024-02-01 09:30"),
        (["a", "b"], "a, b"),
        ("a | b\nc", "a \\| b c"),
    ],
)
def test_a_value_is_one_cell_of_a_table(value: object, cell: str) -> None:
    connection = duckdb.connect()
    connection.execute("create table told as select $value as value", {"value": value})
    assert answer_query(connection, "from told") == f"| value |\n| --- |\n| {cell} |\n"
