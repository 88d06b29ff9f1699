"""The verdict on each annotated event and each row."""

from typing import Any

import pytest

from extractors.evaluation.verdicts import judge_document
from tests.extractors.evaluation.judged import action, change, row

MOVE = change(subtype="role_change", role="chairman")


def kinds(told: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    return [verdict.kind for verdict in judge_document(told, rows)]


@pytest.mark.parametrize(
    ("told", "rows", "expected"),
    [
        ([action()], [row(action())], ["right"]),
        ([action()], [], ["missed"]),
        ([action()], [row(action(), is_background=True)], ["hidden"]),
        ([action(background=True)], [row(action())], ["background"]),
        ([action(background=True)], [], ["background"]),
        ([action(optional=True)], [row(action())], ["optional"]),
        ([], [row(action())], ["false"]),
        ([], [row(action(), is_background=True)], ["open"]),
        ([action()], [row(action()), row(action())], ["right", "again"]),
        ([action(optional=True)], [row(action()), row(action())], ["optional", "open"]),
        ([MOVE], [row(MOVE), row(MOVE, event_type="departure")], ["right", "open"]),
        ([change(subtype="departure")], [row(change(), event_type="board_departure")], ["missed", "false"]),
    ],
)
def test_verdicts(told: list[dict[str, Any]], rows: list[dict[str, Any]], expected: list[str]) -> None:
    assert kinds(told, rows) == expected


@pytest.mark.parametrize(
    ("told", "other", "strictly"),
    [
        (action(), {}, True),
        (action(), {"event_status": "planned"}, False),
        (action(alt_status=["planned"]), {"event_status": "planned"}, True),
        (change(role="chairman"), {}, True),
        (change(role="chairman"), {"role_title": "chief executive"}, False),
        (change(), {"role_title": "chief executive"}, True),
    ],
)
def test_strictly_right_asks_for_status_and_post(told: dict[str, Any], other: dict[str, Any], strictly: bool) -> None:
    (verdict,) = judge_document([told], [row(told, **other)])
    assert verdict.kind == "right"
    assert verdict.is_strictly_right is strictly
