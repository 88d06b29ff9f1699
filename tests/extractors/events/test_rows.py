"""The rows of events: offsets that reproduce the text, and the schema, by the real pipeline."""

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from extractors.events.extraction import find_candidates
from extractors.events.merging import merge
from extractors.events.places import Places
from extractors.events.rows import mention_rows
from tests.extractors.events.stories import annotated, story
from warehouse.contract.schemas import MENTIONS

STORIES = [
    story(
        "Norlake Foods Inc. declared a quarterly dividend of 22 cents a share, payable June 14, 2024, to holders of "
        "record on May 31, 2024.",
        "Ingrid Solheim, 51, will retire as chief financial officer of Norlake Foods.",
        title="NORLAKE FOODS DECLARES DIVIDEND; CFO TO RETIRE",
    ),
    story("Zenvolt Corp. will cut 300 jobs at its battery plant.", "It announced a one-for-ten reverse stock split."),
    story("Brinevale Ltd. agreed to buy Tarn Logistics Inc. for $240 million in cash.\nIt did — at last."),
    story("Harbour Rail Corp. bought a 12 percent stake in Tarn Logistics Inc. for €30 million."),
]


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, dict[str, Any]]]:
    """Text and row of each event that the frames propose, before any judge."""
    return [
        (doc._.story.text, row)
        for doc in annotated(STORIES)
        for row in mention_rows(doc, merge(find_candidates(Places(doc))))
    ]


def of_type(rows: list[tuple[str, dict[str, Any]]], event_type: str) -> dict[str, Any]:
    return next(row for _, row in rows if row["event_type"] == event_type)


def test_offsets_reproduce_the_text(rows: list[tuple[str, dict[str, Any]]]) -> None:
    assert len(rows) >= 6
    for text, row in rows:
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence_text"]
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger_text"]
        assert row["evidence_start"] <= row["trigger_start"] < row["trigger_end"] <= row["evidence_end"]
        assert row["evidence_text"] == row["evidence_text"].rstrip()


def test_slots_reproduce_the_text_but_for_the_case_of_headlines(rows: list[tuple[str, dict[str, Any]]]) -> None:
    for text, row in rows:
        for slot in row["slots"]:
            if slot["start"] is None:
                assert slot["text"] is None
            else:
                assert text[slot["start"] : slot["end"]].casefold() == slot["text"].casefold()
            assert 0 < slot["score"] <= 1


def test_rows_follow_the_schema(rows: list[tuple[str, dict[str, Any]]]) -> None:
    table = pa.Table.from_pylist([row for _, row in rows], schema=MENTIONS)
    assert all(set(row) == set(MENTIONS.names) for _, row in rows)
    for field in MENTIONS:
        assert field.nullable or table.column(field.name).null_count == 0


def test_ids_are_unique_and_the_same_each_time() -> None:
    (doc,) = annotated(STORIES[:1])
    events = merge(find_candidates(Places(doc)))
    ids = [row["mention_id"] for row in mention_rows(doc, events)]
    assert len(set(ids)) == len(ids)
    assert ids == [row["mention_id"] for row in mention_rows(doc, events)]


def test_parties_have_the_roles_of_the_type(rows: list[tuple[str, dict[str, Any]]]) -> None:
    parties = [(party["party_role"], party["name"]) for party in of_type(rows, "acquisition")["parties"]]
    assert parties == [("acquirer", "Brinevale Ltd."), ("target", "Tarn Logistics Inc.")]


@pytest.mark.parametrize(
    ("event_type", "terms"),
    [
        ("dividend", {"per_share_amount": 0.22}),
        ("layoffs", {"headcount": 300}),
        ("stock_split", {"ratio_new": 1.0, "ratio_old": 10.0, "event_subtype": "reverse"}),
        ("acquisition", {"value_amount": 240_000_000, "value_currency": "USD", "consideration": "cash"}),
        ("stake_purchase", {"stake_pct": 12.0, "value_amount": 30_000_000, "value_currency": "EUR"}),
        ("departure", {"change_reason": "retired", "role_code": "CFO"}),
    ],
)
def test_stated_terms(event_type: str, terms: dict[str, Any], rows: list[tuple[str, dict[str, Any]]]) -> None:
    row = of_type(rows, event_type)
    assert {column: row[column] for column in terms} == terms


def test_a_dividend_has_its_days(rows: list[tuple[str, dict[str, Any]]]) -> None:
    row = of_type(rows, "dividend")
    days = [str(row[column]) for column in ("record_date", "payable_date", "effective_date")]
    assert days == ["2024-05-31", "2024-06-14", "2024-06-14"]


def test_a_date_without_a_year_is_not_stated() -> None:
    (doc,) = annotated(STORIES[2:3])
    event = merge(find_candidates(Places(doc)))[0]
    (row,) = mention_rows(doc, [replace(event, best=replace(event.best, when=None))])
    assert (row["effective_date"], row["effective_date_precision"]) == (None, None)
