"""The SEC's list of companies: in both its forms, from a host and from a file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extractors.companies import fetch_companies
from extractors.sources.company_list import fetch_list, read_list
from tests.extractors.sources.conftest import MakeClient
from tests.loopback.server import Answer, Site
from warehouse.contract.errors import PathError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import read_settings

DAY = date(2024, 3, 1)
ROW = {"cik": 7, "name": "Quay Corp", "ticker": "QAY", "exchange": "NYSE"}
EXCHANGES = json.dumps({"fields": list(ROW), "data": [list(ROW.values()), [8, "Harbour", "HRB", None]]}).encode()
PLAIN = json.dumps({"0": {"cik_str": 7, "ticker": "QAY", "title": "Quay Corp"}}).encode()


def test_a_list_with_exchanges() -> None:
    rows = read_list(EXCHANGES, listed_on=DAY).to_pylist()
    assert [(row["cik"], row["ticker"], row["company_name"], row["exchange"]) for row in rows] == [
        ("0000000007", "QAY", "Quay Corp", "NYSE"),
        ("0000000008", "HRB", "Harbour", None),
    ]
    assert {row["listed_on"] for row in rows} == {DAY}
    assert len({row["listing_id"] for row in rows}) == 2


def test_a_list_without_exchanges() -> None:
    (row,) = read_list(PLAIN, listed_on=DAY).to_pylist()
    assert (row["cik"], row["ticker"], row["exchange"]) == ("0000000007", "QAY", None)


@pytest.mark.parametrize(
    "content", [b"<html>", b"[]", b'{"fields": ["cik"], "data": [[1]]}', b'{"0": {"ticker": "A"}}']
)
def test_what_is_no_list_is_one_line(content: bytes) -> None:
    with pytest.raises(PathError, match="company_tickers"):
        read_list(content, listed_on=DAY)


def test_a_host_is_asked_by_the_client(site: Site, make_client: MakeClient) -> None:
    site.routes["/tickers.json"] = Answer(PLAIN, content_type="application/json")
    client = make_client()
    assert fetch_list(f"{site.url}/tickers.json", client) == PLAIN
    with pytest.raises(PathError, match="cannot be had"):
        fetch_list(f"{site.url}/none.json", client)


def test_the_stage_lands_the_list_as_of_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tickers.json").write_bytes(EXCHANGES)
    monkeypatch.setenv("MARKET_EVENTS_HOME", str(tmp_path / "home"))
    try:
        read_settings.cache_clear()
        assert fetch_companies() == 0
        monkeypatch.setenv("MARKET_EVENTS_COMPANY_LIST", str(tmp_path / "tickers.json"))
        read_settings.cache_clear()
        assert fetch_companies() == 2
        (partition,) = Landing(read_settings().landing_root).partitions("company_listings")
        assert partition.date == datetime.now(UTC).date().isoformat()
    finally:
        read_settings.cache_clear()
