"""The stages that fetch what registers say of companies: the SEC's list and GLEIF's copy, to the landing zone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import SecretStr

from extractors.sources.company_list import fetch_list, read_list
from extractors.sources.lei_copy import read_lei_copy
from extractors.sources.web.client import Client
from extractors.sources.web.shared_turns import store_url
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import COMPANY_LISTINGS, LEI_RECORDS
from warehouse.contract.settings import Settings, read_settings

LISTINGS_STAGE = "company_listings"
RECORDS_STAGE = "lei_records"
PARTITION_RECORDS = 100_000  # LEI records in one partition, about


def fetch_companies(*, rate_store: SecretStr | None = None) -> int:
    """Land the list of companies that `settings.company_list` names, as of today; gives its tickers, 0 without a list.

    `rate_store` is what the connection of the shared store of turns holds.

    Raises PathError where it cannot be had, SettingError where its host asks for contact details and there are none.
    """
    settings = read_settings()
    if not settings.company_list:
        return 0
    today = datetime.now(UTC).date()
    with _client(settings, rate_store) as client:
        table = read_list(fetch_list(settings.company_list, client), listed_on=today)
    Landing(settings.landing_root).write(LISTINGS_STAGE, table, schema=COMPANY_LISTINGS, date=today.isoformat())
    return int(table.num_rows)


def fetch_lei_records(*, rate_store: SecretStr | None = None) -> int:
    """Land what the LEI copy that `settings.lei_copy` names has and the landing zone lacks; gives their number.

    A record lands again only when it was updated. Raises PathError where the copy cannot be had or is none.
    """
    settings, landing = read_settings(), Landing(read_settings().landing_root)
    if not settings.lei_copy:
        return 0
    today = datetime.now(UTC).date()
    landed = [table["record_id"] for table in landing.read_all(RECORDS_STAGE, columns=["record_id"])]
    known = pa.chunked_array([chunk for ids in landed for chunk in ids.chunks], type=pa.string())
    count = 0
    with _client(settings, rate_store) as client:
        told = _gathered(read_lei_copy(settings.lei_copy, client, listed_on=today))
        for table in _gathered(_new(told, known)):
            landing.write(RECORDS_STAGE, table, schema=LEI_RECORDS, date=today.isoformat())
            count += table.num_rows
    return count


def _new(tables: Iterator[pa.Table], known: "pa.ChunkedArray[Any]") -> Iterator[pa.Table]:
    """The rows whose ids are not known; each look at what is known costs time, so that the tables should be long."""
    return (table.filter(pc.invert(pc.is_in(table["record_id"], value_set=known))) for table in tables)


def _gathered(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of about PARTITION_RECORDS."""
    held: list[pa.Table] = []
    for table in tables:
        held.append(table)
        if sum(map(len, held)) >= PARTITION_RECORDS:
            yield pa.concat_tables(held)
            held = []
    if any(map(len, held)):
        yield pa.concat_tables(held)


def _client(settings: Settings, rate_store: SecretStr | None) -> Client:
    return Client(
        settings.http_state_path,
        contact=settings.contact,
        max_bytes=settings.max_document_bytes,
        rate_store=store_url(settings, rate_store),
    )
