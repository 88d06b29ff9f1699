"""The SEC's list of companies with their tickers, as of the day it was fetched."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.rejections import RejectionError
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed
from warehouse.contract.errors import PathError
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.schemas import COMPANY_LISTINGS


def fetch_list(location: str, client: Client) -> bytes:
    """The list's bytes, from a host or a file; raises PathError where they cannot be had."""
    try:
        if location.startswith(("http://", "https://")):
            return client.get(location, accept="application/json").content
        return Path(location).read_bytes()
    except (FetchFailed, RejectionError) as failure:
        raise PathError(f"company list {location} cannot be had ({failure}); try again later") from None
    except OSError as error:
        raise PathError(f"company list {location} cannot be read ({error.strerror}); name another") from None


def read_list(content: bytes, *, listed_on: date) -> pa.Table:
    """Rows of schemas.COMPANY_LISTINGS, one a ticker, by CIK and ticker.

    Takes company_tickers_exchange.json and company_tickers.json, which has no exchanges. Raises PathError where the
    content is neither.
    """
    try:
        told: Any = json.loads(content)
        rows = _with_exchanges(told) if "fields" in told else _without_exchanges(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PathError(f"company list is not in its form ({error!r}); give the SEC's company_tickers.json") from None
    unique = sorted({(f"{int(cik):010}", ticker, name, exchange or "") for cik, ticker, name, exchange in rows})
    return pa.Table.from_pylist(
        [
            {
                "listing_id": hash_parts("listing", cik, ticker, exchange, listed_on.isoformat()),
                "cik": cik,
                "ticker": ticker,
                "company_name": name,
                "exchange": exchange or None,
                "listed_on": listed_on,
            }
            for cik, ticker, name, exchange in unique
        ],
        schema=COMPANY_LISTINGS,
    )


def _with_exchanges(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    places = [told["fields"].index(name) for name in ("cik", "ticker", "name", "exchange")]
    return [tuple(row[place] for place in places) for row in told["data"]]


def _without_exchanges(told: dict[str, dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["cik_str"], row["ticker"], row["title"], None) for row in told.values()]
