"""Says which of an annotated event's stated terms a row has exactly right."""

import math
import re
from collections.abc import Callable
from typing import Any

from extractors.evaluation.comparison import is_same_company, is_same_date, is_same_person, is_same_post, known_reason
from extractors.evaluation.matching import Row, Told

RATIO = re.compile(r"(\d+(?:\.\d+)?)-for-(\d+(?:\.\d+)?)")
EXACT = 1e-6  # relative; what is left when decimals pass through floating point
CONSIDERATIONS = frozenset({"cash", "shares", "mixed"})
Check = Callable[[Any, Row], bool | None]


def judge_terms(told: Told, row: Row) -> dict[str, bool]:
    """Term to whether it is right, for the terms that are told in a form that a column can hold."""
    found = {name: check(told["terms"][name], row) for name, check in CHECKS.items() if name in told.get("terms", {})}
    return {name: verdict for name, verdict in found.items() if verdict is not None}


def _number(column: str) -> Check:
    def check(told: Any, row: Row) -> bool | None:
        if not isinstance(told, int | float):
            return None
        got = row.get(column)
        return got is not None and math.isclose(float(got), told, rel_tol=EXACT)

    return check


def _name(column: str, is_same: Callable[[str | None, str | None], bool]) -> Check:
    return lambda told, row: is_same(told, row.get(column))


def _currency(told: Any, row: Row) -> bool:
    return bool(row.get("value_currency") == told)


def _consideration(told: Any, row: Row) -> bool | None:
    return row.get("consideration") == told if told in CONSIDERATIONS else None


def _ratio(told: Any, row: Row) -> bool | None:
    match = RATIO.fullmatch(str(told))
    if match is None:
        return None
    return (row.get("ratio_new"), row.get("ratio_old")) == (float(match[1]), float(match[2]))


def _reason(told: Any, row: Row) -> bool | None:
    reason = known_reason(told)
    return None if reason is None else row.get("change_reason") == reason


def _superior(told: Any, row: Row) -> bool:
    return is_same_person(told, row.get("reports_to")) or is_same_company(told, row.get("reports_to"))


CHECKS: dict[str, Check] = {
    "reason": _reason,
    "predecessor": _name("predecessor", is_same_person),
    "successor": _name("successor", is_same_person),
    "reports_to": _superior,
    "previous_role": _name("previous_role", is_same_post),
    "value": _number("value_amount"),
    "currency": _currency,
    "per_share": _number("per_share_amount"),
    "ratio": _ratio,
    "stake_pct": _number("stake_pct"),
    "headcount": _number("headcount"),
    "consideration": _consideration,
    "record_date": lambda told, row: is_same_date(told, row.get("record_date")),
    "pay_date": lambda told, row: is_same_date(told, row.get("payable_date")),
}
