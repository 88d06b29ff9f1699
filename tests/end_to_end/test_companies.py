"""Companies through the whole house: former names of headers by day, and what the DAG of the registers fetches."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dags.driver.environment import airflow_environment
from tests.end_to_end.house import run_stages
from tests.extractors.text.test_shared_filings import CORPUS as EDGAR
from tests.loopback.entities import entity, golden_copy, in_parts, lei, zipped
from tests.loopback.server import Answer, Site, serve
from warehouse.contract.settings import PROJECT, Settings

pytestmark = pytest.mark.slow

CIK, REAL_CIK = "0001289123", "0001000695"
REAL_FILINGS = ("1000695_8K_2001_0000950117-01-500102.txt", "1000695_8K_2001_0000950117-01-501696.txt")
TICKERS = {"fields": ["cik", "name", "ticker", "exchange"], "data": [[int(CIK), "Harrow Tidal Inc", "HRTD", "NYSE"]]}
FILING = f"""<SEC-DOCUMENT>0001289123-21-000004.txt : 20210303
<SEC-HEADER>0001289123-21-000004.hdr.sgml : 20210303
<ACCEPTANCE-DATETIME>20210303101500
CONFORMED SUBMISSION TYPE:\t8-K
CONFORMED PERIOD OF REPORT:\t20210301
ITEM INFORMATION:\t\tDeparture of Directors or Certain Officers
FILED AS OF DATE:\t\t20210303
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tHARROW TIDAL INC /DE/
\t\tCENTRAL INDEX KEY:\t\t\t{CIK}
\t\tSTATE OF INCORPORATION:\t\t\tDE
\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tPELLMERE WATER CORP
\t\tDATE OF NAME CHANGE:\t20040512
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
Item 5.02 Departure of Directors or Certain Officers.

On March 1, 2021, Harrow Tidal, Inc. appointed Ruth Okafor as Chief Financial Officer, effective April 1, 2021.
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
STORIES = {
    "old": ("2015-03-10", "Pellmere Water Corp. appointed Jane Hartley as chief executive officer on Monday."),
    "new": ("2023-06-06", "Pellmere Water Corp. appointed Tom Ansell as chief executive officer on Monday."),
    "real": ("1999-05-04", "Sync Research Inc. appointed John Maris as chief executive officer on Monday."),
}
REFRESH = """
import sys
import extractors.companies as companies
from dags.driver.metadata import prepare_metadata
from dags.refresh_companies import refresh_companies
from extractors.sources.web.client import Client
from pathlib import Path
from tests.loopback.manners import HASTY
prepare_metadata(Path(sys.argv[1]))
companies._client = lambda settings, rate_store: Client(settings.http_state_path, manners=HASTY)
print("state", refresh_companies().test().state)
"""


@dataclass(frozen=True)
class House:
    """A data folder after registers were fetched and documents run through it."""

    home: Path
    refreshed: str

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.home / "market_events.duckdb"), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def company_of(self, story: str) -> set[str]:
        """The companies that the events of a story are laid to."""
        rows = self.query(f"select company_id from marts.fct_event_mentions where external_id = '{story}'")
        return {company_id for (company_id,) in rows}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("companies")
    documents, home = folder / "documents", folder / "home"
    documents.mkdir()
    (documents / "filing.txt").write_text(FILING, encoding="utf-8")
    rows = [
        {"external_id": name, "published_at": day, "publisher": "Tidewire", "text": f"{text}\n\n{text}"}
        for name, (day, text) in STORIES.items()
    ]
    (documents / "stories.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    if EDGAR.is_dir():
        with zipfile.ZipFile(EDGAR / "raw_8k.zip") as archive:
            for name in REAL_FILINGS:
                (documents / Path(name).name).write_bytes(archive.read(name))
    refreshed = _refresh(home)
    run_stages(home, documents)
    return House(home, refreshed)


def _refresh(home: Path) -> str:
    """What the DAG that refreshes companies says, its registers served on loopback."""
    copy = golden_copy(entity(1, "Harrow Tidal, Inc."), entity(2, "Harrow Tidal Holdings, Inc."))
    site = Site(
        routes={
            "/copy.csv.zip": in_parts(zipped(copy)),
            "/tickers.json": Answer(json.dumps(TICKERS).encode(), content_type="application/json"),
        }
    )
    with serve(site):
        registers = {
            "MARKET_EVENTS_LEI_COPY": f"{site.url}/copy.csv.zip",
            "MARKET_EVENTS_COMPANY_LIST": f"{site.url}/tickers.json",
        }
        variables = airflow_environment(Settings(home=home))
        ended = subprocess.run(
            [sys.executable, "-c", REFRESH, variables["AIRFLOW_HOME"]],
            env={**os.environ, **variables, **registers},
            cwd=PROJECT,
            check=False,
            capture_output=True,
            text=True,
        )
    return ended.stdout + ended.stderr


def test_the_registers_become_dated_identifiers(house: House) -> None:
    assert "state success" in house.refreshed, house.refreshed[-3000:]
    rows = house.query(
        "select scheme, value, mic, valid_from, valid_to, source from marts.dim_company_identifiers"
        f" where company_id = 'CIK{CIK}' order by scheme"
    )
    assert [row[:2] for row in rows] == [("CIK", CIK), ("LEI", lei(1)), ("TICKER", "HRTD")]
    assert rows[1][2:] == (None, date(2012, 6, 6), None, "gleif")
    assert rows[2][2] == "XNYS"
    assert rows[2][3] >= date(2026, 11, 24)  # from the day of the list on, not before
    assert house.query("select count(*) from marts.dim_company_identifiers where scheme = 'LEI'") == [(1,)]


def test_a_name_that_a_filer_gave_up_means_it_in_documents_from_before(house: House) -> None:
    assert house.company_of("old") == {f"CIK{CIK}"}
    (later,) = house.company_of("new")
    assert not later.startswith("CIK")
    people = house.query(
        f"select person_name from marts.fct_leadership_changes where company_id = 'CIK{CIK}' order by first_reported_at"
    )
    assert people == [("Jane Hartley",), ("Ruth Okafor",)]


@pytest.mark.skipif(not EDGAR.is_dir(), reason="needs the shared corpus of filings")
def test_a_real_filer_is_linked_by_the_name_that_its_header_gives_up(house: House) -> None:
    assert house.company_of("real") == {f"CIK{REAL_CIK}"}
