"""Pairs the rows of one document with the events that its annotator told, one to one, the closest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.evaluation.comparison import is_same_company, is_same_person, is_same_post
from extractors.events.catalogue import LEADERSHIP

Told = Mapping[str, Any]  # an annotated event, as it stands in a gold file
Row = Mapping[str, Any]  # a mention, its columns by name

EITHER_WAY = frozenset({"merger", "joint_venture"})
DEALS = frozenset(
    {"merger", "acquisition", "divestiture", "stake_purchase", "tender_offer", "joint_venture", "spin_off"}
)
ONE_SALE = {"acquisition", "divestiture"}  # the same sale from the buyer's and from the seller's side


def told_types(told: Told) -> frozenset[str]:
    """The types that count as right."""
    return frozenset({told["subtype"], *told.get("alt_subtypes", ())})


def closeness(told: Told, row: Row) -> int:
    """0 where the row is not this event, else the higher the closer."""
    if told["type"] != row["event_family"] or row["event_type"] not in told_types(told):
        return 0
    return _change_closeness(told, row) if told["type"] == LEADERSHIP else _action_closeness(told, row)


def pair(told: Sequence[Told], rows: Sequence[Row]) -> dict[int, int]:
    """Place of an event to the place of its row; of equally close pairs the one that comes first."""
    pairs = [
        (-close, event, row)
        for event, one in enumerate(told)
        for row, other in enumerate(rows)
        if (close := closeness(one, other))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, event, row in sorted(pairs):
        if event not in found and row not in taken:
            found[event] = row
            taken.add(row)
    return found


def _change_closeness(told: Told, row: Row) -> int:
    same_post = is_same_post(told.get("role"), row.get("role_title"))
    if told.get("person"):
        if not is_same_person(told["person"], row.get("person_name")):
            return 0
    elif row.get("person_name") and not same_post:
        return 0  # somebody unnamed is matched by a row that names nobody, or that tells the same post
    if not is_same_company(told.get("company"), row.get("company_name")):
        return 0
    return 4 + same_post + _is_of_type(told, row)


def _action_closeness(told: Told, row: Row) -> int:
    company, other = row.get("company_name"), row.get("counterparty_name")
    both = bool(told.get("counterparty") and other)
    straight = is_same_company(told.get("company"), company)
    if both:
        straight = straight and is_same_company(told["counterparty"], other)
    crossed = (
        _may_be_crossed(told, row)
        and bool(told.get("counterparty"))
        and is_same_company(told["counterparty"], company)
        and (not other or is_same_company(told.get("company"), other))
    )
    if not (straight or crossed):
        return 0
    return 3 + both + _is_of_type(told, row) + bool(row.get("event_status") == told["status"])


def _is_of_type(told: Told, row: Row) -> bool:
    return bool(row["event_type"] == told["subtype"])


def _may_be_crossed(told: Told, row: Row) -> bool:
    """Whether company and counterparty may stand in each other's place."""
    kind = told["subtype"]
    is_failed = told["status"] == "cancelled" and kind in DEALS
    return kind in EITHER_WAY or is_failed or {kind, row["event_type"]} == ONE_SALE
