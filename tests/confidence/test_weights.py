"""The weights that ship and the SQL that applies them: one formula, whether SQL or the fit writes it."""

import csv
from pathlib import Path

import pytest

from tests.confidence.__main__ import WEIGHTS
from tests.confidence.events import FEATURES, JudgedEvent
from tests.confidence.fitting import predict
from tests.confidence.house import BUILT_AT, RESOLVED, read_features
from tests.dbt.rows import action, add_document, change, make_raw
from tests.dbt.warehouse_run import run_dbt


def _weights() -> dict[str, float]:
    with WEIGHTS.open(encoding="utf-8") as file:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}


def test_each_feature_has_a_weight_whose_sign_evidence_can_have() -> None:
    weights = _weights()
    assert tuple(weights) == FEATURES
    assert min(weights["log_odds"], weights["publishers"], weights["filing"], -weights["unvouched"]) >= 0


@pytest.mark.slow
def test_the_warehouse_states_what_the_model_says(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with make_raw(path) as connection:
        leaves = change("Jane Doe", "departure", "CEO", confidence=0.7)
        rumour = action("acquisition", "Bolt", confidence=0.6, event_status="rumoured", fact_level="unnamed")
        add_document(connection, "news", at="2024-01-10 10:00", publisher="Alpha", mentions=[leaves, rumour])
        add_document(
            connection, "again", at="2024-01-10 12:00", publisher="alpha", mentions=[{**leaves, "confidence": 0.9}]
        )
        add_document(connection, "filed", at="2024-01-11 10:00", publisher="SEC", form="8-K", mentions=[leaves])
    run_dbt(f"build --select {RESOLVED} --exclude-resource-type test unit_test", path, recorded_at=BUILT_AT)
    rows = sorted(read_features(path), key=lambda row: str(row["mention_ids"]))
    events = [
        JudgedEvent(
            row["event_id"], "made", tuple(float(row[feature]) for feature in FEATURES), row["confidence"], True
        )
        for row in rows
    ]
    assert [event.features for event in events] == [
        pytest.approx((1, 2.1972, 0.6931, 1, 0), abs=1e-4),  # log-odds of 0.9, two publishers, one of them by filing
        pytest.approx((1, 0.4055, 0, 0, 1), abs=1e-4),
    ]
    assert [event.stated for event in events] == pytest.approx(predict(events, _weights()), abs=2e-4)
