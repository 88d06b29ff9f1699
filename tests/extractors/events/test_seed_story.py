"""The facts of the seed story, one by one, by the real pipeline."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from extractors.events import extract_mentions
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader
from extractors.sources.landing import land_documents
from extractors.text import make_texts
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT

SEEDS = PROJECT.parent / "shared" / "seeds"
Row = dict[str, object]

pytestmark = pytest.mark.skipif(not list(SEEDS.glob("*.txt")), reason="the seed story is not there")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The story's mentions, read by the folder source with its day of publication beside it."""
    folder: Path = tmp_path_factory.mktemp("seed")
    seed = next(iter(SEEDS.glob("*.txt")))
    (folder / "story.txt").write_bytes(seed.read_bytes())
    (folder / "story.txt.meta.json").write_text('{"published_at": "2023-11-28"}', encoding="utf-8")
    landing = Landing(str(folder / "landing"))
    land_documents(
        kind_reader("folder").read_documents(str(folder / "story.txt"), limits=Limits(1_000_000)),
        landing,
        source_id="folder",
        withdrawn=frozenset(),
        partition_documents=10,
        partition_bytes=1_000_000,
    )
    texts = make_texts(pa.concat_tables(landing.read_all("documents")))
    found: list[Row] = extract_mentions(texts).mentions.to_pylist()
    return found


def of_person(rows: list[Row], name: str, *types: str) -> Row:
    return next(row for row in rows if row["person_name"] == name and row["event_type"] in types)


@pytest.mark.parametrize(
    ("person", "unit", "manager"),
    [
        ("Weiguang Liu", "public cloud division", "Eddie Wu"),
        ("Jin Li", "hybrid cloud unit", "Eddie Wu"),
        ("Jiangwei Jiang", "cloud infrastructure unit", "Jingren Zhou"),
    ],
)
def test_appointments(rows: list[Row], person: str, unit: str, manager: str) -> None:
    row = of_person(rows, person, "appointment", "promotion", "role_change")
    assert row["company_name"] == "Alibaba"
    assert row["role_code"] == "DIVISION_HEAD"
    assert row["org_unit"] == unit
    assert row["reports_to"] == manager
    assert row["fact_level"] == "unnamed"
    assert row["attributed_to"]
    assert row["is_background"] is False


def test_departure_from_the_post_of_chief_executive(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row["person_name"] == "Daniel Zhang" and row["role_code"] == "CEO"]
    assert (row["event_type"], row["company_name"], row["is_background"]) == ("departure", "Alibaba", True)
    assert (row["effective_date"], row["effective_date_precision"]) == (date(2023, 9, 1), "month")


def test_departure_from_the_post_of_head_of_the_cloud_business(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row["person_name"] == "Daniel Zhang" and row["role_code"] != "CEO"]
    assert (row["event_type"], row["company_name"], row["is_background"]) == ("departure", "Alibaba", True)
    assert row["role_title"] == "head of the cloud business"
    assert row["org_unit"] == "cloud business"
    day = row["effective_date"]
    assert isinstance(day, date)
    assert (day.year, row["effective_date_precision"]) == (2023, "year")
    assert day >= date(2023, 9, 1)


def test_cancelled_offering_of_the_cloud_unit(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row["event_type"] == "ipo"]
    assert (row["company_name"], row["event_status"]) == ("Alibaba", "cancelled")
    assert "cloud" in str(row["target_unit"])
    first, last = row["effective_date"], row["effective_date_to"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    assert date(2023, 11, 19) <= first <= last <= date(2023, 11, 26)


def test_restructuring_into_six_units(rows: list[Row]) -> None:
    row = next(row for row in rows if row["event_type"] == "restructuring" and row["is_background"])
    assert (row["company_name"], row["effective_date_precision"]) == ("Alibaba", "year")
    assert row["effective_date"] == date(2023, 1, 1)


def test_nobody_else_has_an_event(rows: list[Row]) -> None:
    assert {row["company_name"] for row in rows} == {"Alibaba"}
    assert {row["counterparty_name"] for row in rows} == {None}
    people = {row["person_name"] for row in rows if row["person_name"]}
    assert people <= {"Weiguang Liu", "Jin Li", "Jiangwei Jiang", "Daniel Zhang"}
