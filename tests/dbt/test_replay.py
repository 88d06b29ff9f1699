"""A month replayed day by day: what the warehouse said on a day is what it answers today for that day."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.dbt.rows import action, add_document, change, make_raw
from tests.dbt.warehouse_run import run_dbt
from warehouse.contract.landing import Landing
from warehouse.ledger import land_ledger, load_ledger

pytestmark = pytest.mark.slow

Answers = dict[str, list[Any]]
START = date(2024, 3, 1)
LAST = date(2024, 3, 31)
LEDGER = "+int_minted_ids__recorded +int_id_redirects__recorded"
VERSIONS = f"+fct_leadership_change_versions +fct_corporate_action_versions {LEDGER}"
MACROS = ("leadership_changes_as_of", "corporate_actions_as_of")
MOMENTS = [f"2024-{month}-{day} 18:00:00+00" for month, day in (("02", 20), ("03", "05"), ("03", 12), ("03", 31))]
FIRST_OF_APRIL = {"effective_date": date(2024, 4, 1), "effective_date_to": date(2024, 4, 1)}
ON_FIRST_OF_APRIL = FIRST_OF_APRIL | {"effective_date_precision": "day"}


def _first_news(connection: duckdb.DuckDBPyConnection) -> None:
    add_document(connection, "talk", at="2024-03-01 09:00", mentions=[action("acquisition", event_status="rumoured")])
    add_document(connection, "steps-down", at="2024-03-01 10:00", mentions=[change("Jane Doe", "departure", "CEO")])


def _two_of_one_name(connection: duckdb.DuckDBPyConnection) -> None:
    """A deal gives the rumour its target; two reports, a month and a post apart, are two events so far."""
    deal = action("merger", "Bolt", value_amount=1e9, value_currency="USD")
    add_document(connection, "deal", at="2024-03-05 09:00", mentions=[deal])
    add_document(connection, "seat", at="2024-03-05 10:00", mentions=[change("Ann Roe", "appointment", "CFO")])
    treasurer = change("Ann Roe", "appointment", "TREASURER")
    add_document(connection, "desk", at="2024-02-01 10:00", mentions=[treasurer])


def _late_document(connection: duckdb.DuckDBPyConnection) -> None:
    """Published in February, read in March."""
    whisper = change("J. Doe", "departure", "CEO", event_status="rumoured")
    add_document(connection, "late", at="2024-02-19 10:00", mentions=[whisper])


def _better_extractor(connection: duckdb.DuckDBPyConnection) -> None:
    """Reads history again: other mention ids, the day of the departure found, and a dividend that was missed."""
    connection.execute("delete from raw.mentions where document_id in ('steps-down', 'deal')")
    connection.execute("delete from raw.texts where document_id in ('steps-down', 'deal')")
    connection.execute("delete from raw.documents where document_id in ('steps-down', 'deal')")
    leaves = change("Jane Doe", "departure", "CEO", extractor_version="v2", mention_id="again-1", **ON_FIRST_OF_APRIL)
    add_document(connection, "steps-down", at="2024-03-01 10:00", mentions=[leaves])
    deal = action("acquisition", "Bolt", value_amount=1.2e9, value_currency="USD", mention_id="again-2")
    pays = action("dividend", payable_date=date(2024, 4, 2), mention_id="again-3")
    add_document(connection, "deal", at="2024-03-05 09:00", mentions=[deal, pays])


def _merging_report(connection: duckdb.DuckDBPyConnection) -> None:
    """Names both posts, so that what were two appointments are one; and a bid by another name."""
    both = change("Ann Roe", "appointment", "CFO", role_title="CFO and treasurer")
    posts = [both["posts"][0], both["posts"][0] | {"ordinal": 2, "title": "Treasurer", "role_code": "TREASURER"}]
    add_document(connection, "both", at="2024-03-20 10:00", mentions=[{**both, "posts": posts}])
    bid = action("acquisition", "Nut Industries", event_status="completed", value_amount=1.2e9)
    add_document(connection, "parent", at="2024-03-20 11:00", mentions=[bid])


def _reviewed_link(connection: duckdb.DuckDBPyConnection) -> None:
    """A person decides that a bid for Bolt's parent is the deal for Bolt after all, and an old report is withdrawn."""
    connection.execute(
        "insert into staging.link_reviews select 'event', deal.resolution_key, parent.resolution_key, 'same',"
        " date '2024-03-26', null"
        " from intermediate.int_mentions__keyed as deal, intermediate.int_mentions__keyed as parent"
        " where deal.document_id = 'deal' and deal.event_group = 'deal' and parent.document_id = 'parent'"
    )
    connection.execute("insert into raw.tombstones values ('late', 'withdrawn', null, '2024-03-26 08:00:00+00')")


ARRIVALS: dict[int, Callable[[duckdb.DuckDBPyConnection], None]] = {
    1: _first_news,
    5: _two_of_one_name,
    9: _late_document,
    13: _better_extractor,
    20: _merging_report,
    26: _reviewed_link,
}


class Replay:
    """A warehouse that lived through the month, its ledger in a landing zone, and what it said day by day."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "warehouse.duckdb"
        self.landing = Landing(str(folder / "landing"))
        self.said: dict[str, Answers] = {}

    def ask(self, *, recorded_as_of: str) -> Answers:
        with duckdb.connect(str(self.path), read_only=True) as connection:
            connection.execute("set timezone = 'UTC'")
            return {
                f"{macro} {moment}": connection.execute(
                    f"from marts.{macro}('{moment}', recorded_as_of := '{recorded_as_of}') order by all"
                ).fetchall()
                for macro in MACROS
                for moment in MOMENTS
            }

    def build(self, *, recorded_at: str, with_seeds: bool = False) -> None:
        types = "test unit_test" if with_seeds else "test unit_test seed"
        run_dbt(f"build --select {VERSIONS} --exclude-resource-type {types}", self.path, recorded_at=recorded_at)
        with duckdb.connect(str(self.path)) as connection:
            connection.execute("set timezone = 'UTC'")
            moment = datetime.fromisoformat(recorded_at)
            row = connection.execute(_BUILD, {"id": f"{moment:%Y%m%dT%H%M%S%f}", "at": moment}).to_arrow_table()
            land_ledger(connection, self.landing, row)
            load_ledger(connection, self.landing)


def _days() -> Iterator[date]:
    day = START
    while day <= LAST:
        yield day
        day += timedelta(days=1)


@pytest.fixture(scope="module")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Replay:
    replayed = Replay(tmp_path_factory.mktemp("replay"))
    make_raw(replayed.path).close()
    for day in _days():
        arrive = ARRIVALS.get(day.day)
        if arrive:
            with duckdb.connect(str(replayed.path)) as connection:
                connection.execute("set timezone = 'UTC'")
                arrive(connection)
            replayed.build(recorded_at=_evening(day), with_seeds=day == START)
        replayed.said[_evening(day)] = replayed.ask(recorded_as_of=_evening(day))
    return replayed


def _evening(day: date) -> str:
    return datetime(day.year, day.month, day.day, 20, tzinfo=UTC).isoformat()


def test_each_day_is_answered_as_it_was_answered_then(replay: Replay) -> None:
    told = {str(answers) for answers in replay.said.values()}
    assert len(told) == len(ARRIVALS)  # every arrival changed what the warehouse says
    for evening, answers in replay.said.items():
        assert replay.ask(recorded_as_of=evening) == answers, evening


def test_publication_alone_gives_the_market_its_view(replay: Replay, tmp_path: Path) -> None:
    """What was public by a moment, read by a warehouse that knows nothing else, is the answer for that moment."""
    public = "document_id in (select document_id from lost.raw.texts where available_at <= timestamptz '2024-03-04')"
    market = Replay(tmp_path)
    with make_raw(market.path) as connection:
        connection.execute(f"attach '{replay.path}' as lost (read_only)")
        for table in ("documents", "texts", "mentions"):
            connection.execute(f"insert into raw.{table} from lost.raw.{table} where {public}")
    market.build(recorded_at=_evening(LAST), with_seeds=True)
    for moment in ("2024-02-20 18:00:00+00", "2024-03-04 00:00:00+00"):
        views = [_told(warehouse.path, moment) for warehouse in (replay, market)]
        assert views[0][MACROS[0]]
        assert views[0] == views[1]


def _told(path: Path, moment: str) -> Answers:
    """What the public could know, without the ids, which hang on who is taken for whom today."""
    ids = {MACROS[0]: "event_id, person_id", MACROS[1]: "event_id"}
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        return {
            macro: connection.execute(
                f"select * exclude ({ids[macro]}) from marts.{macro}('{moment}') order by all"
            ).fetchall()
            for macro in MACROS
        }


def test_a_merge_leaves_a_redirect_and_versions_say_what_changed_them(replay: Replay) -> None:
    with duckdb.connect(str(replay.path), read_only=True) as connection:
        redirects = connection.execute("select kind, reason from raw.id_redirects order by all").fetchall()
        kinds = connection.execute(
            "select distinct change_kind from intermediate.int_event_versions__recorded"
        ).fetchall()
        lost = connection.execute(_LOST).fetchall()
    assert ("event", "merge") in redirects
    assert {"first_report", "status_change", "restated", "withdrawal"} <= {kind for (kind,) in kinds}
    assert lost == []


def test_both_clocks_come_back_from_the_landing_zone(replay: Replay, tmp_path: Path) -> None:
    """The databases deleted, documents and ledger loaded again: the next build says the same of every day."""
    again = Replay(tmp_path)
    again.landing = replay.landing
    with make_raw(again.path) as connection:
        connection.execute(f"attach '{replay.path}' as lost (read_only)")
        for table in ("documents", "texts", "mentions", "tombstones"):
            connection.execute(f"insert into raw.{table} from lost.raw.{table}")
        load_ledger(connection, again.landing)
    run_dbt("seed", again.path, recorded_at=_evening(LAST))
    with duckdb.connect(str(again.path)) as connection:
        connection.execute(f"attach '{replay.path}' as lost (read_only)")
        connection.execute("insert into staging.link_reviews from lost.staging.link_reviews")
    again.build(recorded_at=_evening(LAST))
    for evening, answers in replay.said.items():
        assert again.ask(recorded_as_of=evening) == answers, evening


_BUILD = """
    select $id as build_id, $at as recorded_at, 'green' as status, null::varchar as detail, 0::bigint as loaded_rows,
        '' as inputs_hash, '' as project_hash, null::varchar as mentions_stage
"""
_LOST = """
    select distinct id from raw.minted_ids
    where kind = 'event'
        and id not in (select event_id from intermediate.int_mentions__resolved)
        and id not in (select old_id from raw.id_redirects)
"""
