"""The project's own gold is sound: evidence, names of types, coverage, and the two files agree."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
LEADERSHIP = {
    "appointment",
    "departure",
    "promotion",
    "role_change",
    "interim_appointment",
    "board_appointment",
    "board_departure",
    "reporting_line_change",
}
ACTIONS = {
    "merger",
    "acquisition",
    "divestiture",
    "stake_purchase",
    "tender_offer",
    "joint_venture",
    "spin_off",
    "ipo",
    "share_offering",
    "debt_offering",
    "dividend",
    "buyback",
    "stock_split",
    "listing",
    "delisting",
    "name_change",
    "restructuring",
    "layoffs",
    "bankruptcy",
}
STATUSES = {"rumoured", "planned", "announced", "completed", "cancelled", "denied"}
DATE = re.compile(r"(\d{4}|XXXX)(-\d\d(-\d\d)?)?")
KEYS = {
    "type",
    "subtype",
    "status",
    "company",
    "person",
    "role",
    "counterparty",
    "amount",
    "effective_date",
    "evidence",
    "terms",
    "background",
    "optional",
    "alt_subtypes",
    "alt_status",
    "note",
    "event_key",
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


GOLD = rows("gold.jsonl")
DOCUMENTS = rows("documents.jsonl")
EVENTS = [event for row in GOLD for event in row["events"]]
CORE = [event for event in EVENTS if not event.get("background") and not event.get("optional")]


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["id"])
def test_annotation_is_well_formed(row: dict[str, Any]) -> None:
    for event in row["events"]:
        assert event["evidence"] in row["text"]
        assert "\n" not in event["evidence"]
        assert event["subtype"] in (LEADERSHIP if event["type"] == "leadership_change" else ACTIONS)
        assert set(event.get("alt_subtypes", [])) <= LEADERSHIP | ACTIONS
        assert {event["status"], *event.get("alt_status", [])} <= STATUSES
        assert event["status"] not in event.get("alt_status", [])
        assert event["subtype"] not in event.get("alt_subtypes", [])
        assert event["company"]
        assert DATE.fullmatch(event.get("effective_date", "2000"))
        assert set(event) <= KEYS


def test_ids_are_unique_and_the_files_agree() -> None:
    ids = [row["id"] for row in GOLD]
    assert len(set(ids)) == len(ids)
    assert [(row["id"], row["title"], row["text"]) for row in GOLD] == [
        (document["external_id"], document["title"], document["text"]) for document in DOCUMENTS
    ]
    assert all(document["filer_name"] for document in DOCUMENTS if document["form"])


def test_no_text_is_there_twice() -> None:
    assert len({row["text"] for row in GOLD}) == len(GOLD)


def test_coverage() -> None:
    types = Counter(event["subtype"] for event in CORE)
    assert min(types[name] for name in LEADERSHIP | ACTIONS) >= 5
    statuses = Counter(event["status"] for event in EVENTS)
    assert min(statuses[name] for name in STATUSES) >= 10
    kinds = Counter(row["doc_kind"] for row in GOLD)
    assert kinds["sec_8k"] >= 40
    assert kinds["news"] >= 45
    assert kinds["press_release"] >= 45
    assert kinds["newswire"] >= 20
    quiet = sum(row["hard_negative"] for row in GOLD)
    assert quiet / len(GOLD) >= 0.25


def test_hard_negatives_hold_no_news() -> None:
    for row in GOLD:
        news = [event for event in row["events"] if not event.get("background") and not event.get("optional")]
        assert row["hard_negative"] == (not news), row["id"]


def test_halves_are_about_equal() -> None:
    halves = Counter(row["half"] for row in GOLD)
    assert set(halves) == {"read", "blind"}
    assert abs(halves["read"] - halves["blind"]) <= len(GOLD) / 5
