"""GLEIF's golden copy: plain and zipped, from a file and a host, within limits, landed as far as it is new."""

import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extractors.companies import fetch_lei_records
from extractors.sources.lei_copy import BLOCK, read_lei_copy
from tests.extractors.sources.conftest import MakeClient
from tests.loopback.entities import entity, golden_copy, in_parts, lei, zipped
from tests.loopback.server import Answer, Site
from warehouse.contract.errors import PathError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import read_settings

DAY = date(2024, 3, 1)
QUAY = entity(7, "Quay, Inc.", RegistrationAuthorityID="RA000602", RegistrationAuthorityEntityID="4386463")
HARBOUR = entity(8, "Häfen Aktiengesellschaft", LegalJurisdiction="DE", EntityCreationDate="")
COPY = golden_copy(QUAY, HARBOUR)


@pytest.mark.parametrize("content", [COPY, zipped(COPY)], ids=["plain", "zipped"])
def test_records_of_a_file(content: bytes, tmp_path: Path, make_client: MakeClient) -> None:
    path = tmp_path / "copy"
    path.write_bytes(content)
    rows = [row for table in read_lei_copy(str(path), make_client(), listed_on=DAY) for row in table.to_pylist()]
    assert rows[0] == {
        "record_id": f"{lei(7)}/2024-02-19T23:31:00.000000",
        "lei": lei(7),
        "legal_name": "Quay, Inc.",
        "jurisdiction": "US-DE",
        "entity_category": "GENERAL",
        "entity_status": "ACTIVE",
        "registration_status": "ISSUED",
        "authority_id": "RA000602",
        "authority_entity_id": "4386463",
        "entity_created_at": datetime(1999, 5, 1, tzinfo=UTC),
        "entity_expired_at": None,
        "registered_at": datetime(2012, 6, 6, 15, 53, tzinfo=UTC),
        "updated_at": datetime(2024, 2, 19, 23, 31, tzinfo=UTC),
        "listed_on": DAY,
    }
    assert [(row["legal_name"], row["jurisdiction"], row["entity_created_at"]) for row in rows[1:]] == [
        ("Häfen Aktiengesellschaft", "DE", None)
    ]


def test_a_file_of_a_host_comes_in_parts(site: Site, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped(COPY)
    monkeypatch.setattr("extractors.sources.warc.opening.RemoteFile.__init__.__kwdefaults__", {"part": 100})
    site.routes["/copy.csv.zip"] = in_parts(content)
    (table,) = read_lei_copy(f"{site.url}/copy.csv.zip", make_client(), listed_on=DAY)
    assert table["lei"].to_pylist() == [lei(7), lei(8)]
    assert len(site.paths()) > len(content) // 100
    site.routes["/whole.csv"] = Answer(COPY)
    with pytest.raises(PathError, match=r"whole.csv cannot be had"):
        next(read_lei_copy(f"{site.url}/whole.csv", make_client(), listed_on=DAY))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not in its form"),
        (b"<html><body>Sign in</body></html>", "not in its form"),
        (golden_copy(QUAY, leave_out="Registration.LastUpdateDate"), "Registration.LastUpdateDate"),
        (golden_copy(QUAY | {"LEI": "7"}), "7 is no LEI"),
        (golden_copy(QUAY | {"Entity.LegalName": ""}), "without legal_name"),
        (golden_copy(entity(7, "Quay", LastUpdateDate="yesterday")), "yesterday"),
        (golden_copy(QUAY).replace(b"Quay, Inc.", b"Quay \xff"), "UTF"),
        (golden_copy(entity(7, "Q" * 2 * BLOCK)), "block"),
        (COPY[:-20], "not in its form"),
        (zipped(COPY)[:-40] + b"\0" * 40, "not in its form"),
        (zipped(COPY, COPY), "2 files called"),
        (zipped(COPY, suffix=".xml"), "0 files called"),
    ],
    ids=["empty", "page", "column", "lei", "name", "date", "bytes", "line", "cut", "cut_zip", "two", "none"],
)
def test_what_is_no_golden_copy_is_one_line(
    content: bytes, reason: str, tmp_path: Path, make_client: MakeClient
) -> None:
    path = tmp_path / "copy"
    path.write_bytes(content)
    with pytest.raises(PathError, match=reason) as error:
        list(read_lei_copy(str(path), make_client(), listed_on=DAY))
    assert "golden copy" in str(error.value)
    assert "\n" not in str(error.value)


def test_no_more_bytes_are_read_than_allowed(tmp_path: Path, site: Site, make_client: MakeClient) -> None:
    path = tmp_path / "copy.zip"
    path.write_bytes(zipped(COPY + b"\n" * 3_000_000))
    with pytest.raises(PathError, match="more than 1000000 bytes"):
        list(read_lei_copy(str(path), make_client(), listed_on=DAY, max_decoded_bytes=1_000_000))
    with pytest.raises(PathError, match="more than 100 bytes"):
        list(read_lei_copy(str(path), make_client(), listed_on=DAY, max_bytes=100))
    site.routes["/copy"] = in_parts(random.Random(1).randbytes(5000))
    with pytest.raises(PathError, match="more than 1000 bytes"):
        list(read_lei_copy(f"{site.url}/copy", make_client(), listed_on=DAY, max_bytes=1000))


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, make_client: MakeClient) -> None:
    with pytest.raises(PathError, match="No such file"):
        list(read_lei_copy(str(tmp_path / "none"), make_client(), listed_on=DAY))


def test_the_stage_lands_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy.csv"
    monkeypatch.setenv("MARKET_EVENTS_HOME", str(tmp_path / "home"))
    try:
        read_settings.cache_clear()
        assert fetch_lei_records() == 0
        monkeypatch.setenv("MARKET_EVENTS_LEI_COPY", str(copy))
        read_settings.cache_clear()
        copy.write_bytes(COPY)
        assert [fetch_lei_records(), fetch_lei_records()] == [2, 0]
        later = entity(8, "Häfen Holding Aktiengesellschaft", LastUpdateDate="2024-03-05T00:00:00Z")
        copy.write_bytes(golden_copy(QUAY, later))
        assert fetch_lei_records() == 1
        landing = Landing(read_settings().landing_root)
        landed = [row for table in landing.read_all("lei_records") for row in table.to_pylist()]
        assert sorted(row["legal_name"] for row in landed) == [
            "Häfen Aktiengesellschaft",
            "Häfen Holding Aktiengesellschaft",
            "Quay, Inc.",
        ]
        assert {row["listed_on"] for row in landed} == {datetime.now(UTC).date()}
    finally:
        read_settings.cache_clear()
