"""Reports of one event are joined and those of two are not: on made reports, and on the shared gold if it is there."""

from collections import defaultdict
from dataclasses import dataclass

import duckdb
import pytest

from tests.bench.made.raw import add_reports
from tests.bench.made.reports import make_reports
from tests.bench.pairs import pairwise
from tests.dbt.gold_events import DEV, add_gold
from tests.dbt.rows import make_raw
from tests.dbt.warehouse_run import run_dbt
from warehouse.registers import load_registers

pytestmark = pytest.mark.slow

AT = "2026-11-01 00:00:00+00"
EVENTS = 400
LEAST_F1 = 0.97
# Pairs of the gold that no rule here joins: three named directors told once as a group, and a buyer without a name.
LEFT_APART = {"cyclops-dixons-directors-in-1987-03", "yugansk-auction-2004"}
# The gold tells an offer and the merger after it as two; of one buyer and one target the warehouse makes one deal.
ONE_DEAL = {"hutton-purolator-tender-1987", "hutton-purolator-merger-1987"}


@dataclass(frozen=True)
class Resolved:
    """The event that each mention was taken for, and the key that the gold gives those of the gold."""

    found: dict[str, str]
    keys: dict[str, str]


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Resolved:
    path = tmp_path_factory.mktemp("resolution") / "warehouse.duckdb"
    with make_raw(path) as connection:
        load_registers(connection)
        add_reports(connection, make_reports(events=EVENTS))
        keys = add_gold(connection) if DEV.exists() else {}
    run_dbt("build --select +int_mentions__resolved --exclude-resource-type test unit_test", path, recorded_at=AT)
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute("select mention_id, event_id from intermediate.int_mentions__resolved").fetchall()
    return Resolved(dict(rows), keys)


def test_made_reports_are_joined_as_they_were_made(resolved: Resolved) -> None:
    truth = {f"{report.event}-{number}": report.event for number, report in enumerate(make_reports(events=EVENTS))}
    precision, recall = pairwise(truth, resolved.found)
    assert 2 * precision * recall / (precision + recall) >= LEAST_F1, (precision, recall)


@pytest.mark.skipif(not DEV.exists(), reason="the shared gold is not there")
def test_pairs_of_the_gold_are_joined_and_no_others(resolved: Resolved) -> None:
    found = resolved.found
    events, told = defaultdict(set), defaultdict(set)
    for mention, key in resolved.keys.items():
        events[key].add(found.get(mention, mention))
        told[found.get(mention, mention)].add(key)
    assert {key for key, ids in events.items() if len(ids) > 1} <= LEFT_APART
    assert [joined for joined in told.values() if len(joined) > 1 and joined != ONE_DEAL] == []
