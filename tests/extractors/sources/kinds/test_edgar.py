"""EDGAR on loopback, pulled into a landing zone: the newest, the days behind, a whole index, faults, large filings."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from extractors.sources.edgar.days import index_url
from extractors.sources.edgar.index import read_form_index
from extractors.sources.edgar.reconciliation import unexplained
from extractors.sources.kinds.edgar import FORMS
from extractors.sources.landed import Landed
from extractors.text import make_texts
from tests.extractors.sources.pulls import Puller
from tests.loopback.edgar import Edgar, Filing
from tests.loopback.server import Answer, Asked, Site
from warehouse.contract.errors import SettingError

TODAY = datetime.now(UTC).date()
YESTERDAY, BEFORE = TODAY - timedelta(days=1), TODAY - timedelta(days=2)


@pytest.fixture
def edgar(site: Site) -> Edgar:
    days = [BEFORE] * 6 + [YESTERDAY] * 6 + [TODAY] * 4
    filings = [Filing(number, day) for number, day in enumerate(days, start=1)]
    return Edgar(site, filings, current=8, listed=[BEFORE, YESTERDAY])


@pytest.fixture
def puller(edgar: Edgar, tmp_path: Path) -> Puller:
    return Puller(tmp_path, "edgar", edgar.site.url)


def missing(edgar: Edgar, puller: Puller, *days: date) -> list[str]:
    landed = Landed(puller.landing, "press")
    indexes = [read_form_index(edgar.index(day), forms=FORMS) for day in days]
    return [accession for index in indexes for accession in unexplained(index, landed)]


def test_the_feed_brings_the_newest_and_the_indexes_the_rest(edgar: Edgar, puller: Puller) -> None:
    assert missing(edgar, puller, BEFORE, YESTERDAY, TODAY) == [each.accession for each in edgar.filings]
    assert puller.pull().landed == 16
    assert missing(edgar, puller, BEFORE, YESTERDAY, TODAY) == []
    row = next(row for row in puller.rows() if row["external_id"] == edgar.filings[0].accession)
    assert (row["form"], row["filer_cik"], row["published_at"]) == ("8-K", "0000001001", BEFORE.isoformat())
    (text,) = make_texts(next(t for t in puller.landing.read_all("documents")).slice(0, 1)).to_pylist()
    assert (text["sec_items"], text["accepted_at"] is not None) == (["8.01"], True)


def test_a_second_pull_asks_for_what_is_new_alone(edgar: Edgar, puller: Puller) -> None:
    puller.pull()
    before = len(edgar.site.requests)
    edgar.filings.append(Filing(17, TODAY))
    assert puller.pull().landed == 1
    asked = [request.path for request in edgar.site.requests[before:] if request.path.endswith(".txt")]
    assert asked == ["/robots.txt", edgar.filings[-1].path(1017)][-len(asked) :]
    assert edgar.site.paths()[-1].endswith(".idx")


def test_a_filing_of_several_companies_is_one(edgar: Edgar, puller: Puller) -> None:
    edgar.filings[:] = [Filing(1, YESTERDAY, ciks=(5, 6, 7))]
    assert puller.pull().landed == 1
    assert puller.pull().landed == 0


def test_what_fails_is_explained_and_had_by_a_later_pull(edgar: Edgar, puller: Puller) -> None:
    lost, busy, shut = (each.path(each.companies[0]) for each in edgar.filings[:3])
    edgar.site.routes[lost] = Answer(b"not yet", status=404)
    edgar.site.routes[busy] = Answer(b"slower", status=429, headers={"Retry-After": "0"})
    edgar.site.routes[shut] = Answer(b"never", status=451)
    puller.pull()
    assert puller.refused() == {
        edgar.filings[0].accession: "unreachable",
        edgar.filings[1].accession: "unreachable",
        edgar.filings[2].accession: "refused",
    }
    assert missing(edgar, puller, BEFORE, YESTERDAY, TODAY) == []
    edgar.site.routes.clear()
    assert puller.pull().landed == 2
    assert puller.pull(asks_again=True).landed == 0  # the index has not changed since all in it were had or refused


def test_a_busy_host_is_asked_again(edgar: Edgar, puller: Puller) -> None:
    calls: list[str] = []

    def often_busy(asked: Asked) -> Answer:
        calls.append(asked.path)
        if len(calls) % 3 == 1 and asked.path.endswith(".txt"):
            return Answer(b"too often", status=429, headers={"Retry-After": "0"})
        return edgar.answer(asked)

    edgar.site.fallback = often_busy
    puller.pull(attempts=6, circuit_failures=50)
    assert missing(edgar, puller, BEFORE, YESTERDAY, TODAY) == []
    assert puller.refused() == {}


def test_one_index_is_history(edgar: Edgar, puller: Puller) -> None:
    location = f"{edgar.site.url}/Archives/edgar/daily-index/2024/QTR1/form.{BEFORE:%Y%m%d}.idx"
    report = Puller(puller.home, "edgar", location).pull()
    assert report.landed == 6
    assert missing(edgar, puller, BEFORE) == []


def test_after_a_long_pause_the_days_between_are_made_up_for(edgar: Edgar, puller: Puller) -> None:
    old, between = TODAY - timedelta(days=40), TODAY - timedelta(days=25)
    edgar.filings[:] = [Filing(number, day) for number, day in enumerate([old, between, YESTERDAY], start=1)]
    edgar.current, edgar.listed = 0, []
    newcomer = Puller(puller.home / "newcomer", "edgar", edgar.site.url)
    assert newcomer.pull().landed == 1
    Puller(puller.home, "edgar", index_url(f"{edgar.site.url}/", old)).pull()
    assert puller.pull().landed == 2
    assert missing(edgar, puller, old, between, YESTERDAY) == []


def test_lists_that_cannot_be_had_are_rows(edgar: Edgar, puller: Puller) -> None:
    edgar.site.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /cgi-bin\n", content_type="text/plain")
    edgar.site.routes[
        f"/Archives/edgar/daily-index/{YESTERDAY:%Y}/QTR{(YESTERDAY.month + 2) // 3}/form.{YESTERDAY:%Y%m%d}.idx"
    ] = Answer(b"<html>maintenance</html>")
    puller.pull()
    assert sorted(puller.refused().values()) == ["corrupt", "robots", "robots"]
    assert missing(edgar, puller, BEFORE) == []


def test_a_filing_too_large_is_kept_without_its_pictures(edgar: Edgar, puller: Puller) -> None:
    edgar.filings[:] = [Filing(1, YESTERDAY, pictures=60_000), Filing(2, YESTERDAY, pictures=500_000)]
    small = Puller(puller.home, "edgar", edgar.site.url, max_bytes=50_000)
    small.pull()
    (kept,) = small.had()
    assert b"quay number 1" in kept["content"]
    assert len(kept["content"]) < 2000
    assert small.refused() == {edgar.filings[1].accession: "oversized"}


def test_edgar_is_not_asked_without_contact_details(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="MARKET_EVENTS_CONTACT"):
        Puller(tmp_path, "edgar", "https://www.sec.gov/").pull()
