"""The pages of figures are what the kept figures make of them."""

import json
from typing import Any

import pytest

from tests.bench.costs import ABSENT, plan_costs
from tests.bench.figures import all_measures
from tests.bench.page import BEGIN, END, KEPT, PAGES, fill_in, list_figures, merged

MEASURED: dict[str, Any] = {
    "machine": {"system": "Some", "cores": 2, "processor": ""},
    "figures": {
        "load_vs_duckdb": {"value": 12.3456, "unit": "s", "against": "bare DuckDB", "ratio": 1.5, "load": 2.5},
        "full_build_1m_cpu_s": {"value": 320.0, "unit": "s", "against": "wall time", "ratio": 1.0},
    },
}


def test_a_page_is_filled_in_and_filled_in_again() -> None:
    page = fill_in(f"a\n{BEGIN}old\n{END}b\n", list_figures(MEASURED))
    assert page.startswith(f"a\n{BEGIN}\nMachine: system Some, cores 2.\n")
    assert "| `load_vs_duckdb` | 12.3 s | bare DuckDB | 1.50 | 2.5 |" in page
    assert page.endswith(f"{END}b\n")
    assert fill_in(page, list_figures(MEASURED)) == page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_shows_what_is_kept(page: Any) -> None:
    text = page.read_text(encoding="utf-8")
    assert fill_in(text, PAGES[page](json.loads(KEPT.read_text(encoding="utf-8")))) == text


def test_nothing_is_kept_that_is_no_longer_measured() -> None:
    assert set(json.loads(KEPT.read_text(encoding="utf-8"))["figures"]) <= set(all_measures())
    old = {"machine": {}, "figures": {"gone": {}, "load_vs_duckdb": {"value": 1.0}, "as_of_market_ms": {"value": 2.0}}}
    assert merged(old, MEASURED)["figures"] == {**MEASURED["figures"], "as_of_market_ms": {"value": 2.0}}


def test_costs_say_what_is_measured_what_is_extrapolated_and_what_is_neither() -> None:
    costs = plan_costs(MEASURED)
    assert "| load, wall | 617 s, extrapolated | 6,170 s, extrapolated | 61,700 s, extrapolated |" in costs
    assert "| full build, processor | 320 s, measured | 3,200 s, extrapolated | 32,000 s, extrapolated |" in costs
    assert f"| extract | {ABSENT} |" in costs
    assert f"| a million | {ABSENT} |" in costs


def test_costs_of_a_day_follow_from_those_of_a_million_documents() -> None:
    hours = {"pull": 1.0, "extract": 23.0, "load": 0.5, "build": 1.0, "publish": 0.5}
    figures = {f"cost_{step}_core_h": {"value": value} for step, value in hours.items()}
    costs = plan_costs({"figures": {**figures, "cost_landed_gb": {"value": 4.0}, "extract_peak_mib": {"value": 1536}}})
    assert "| core-hours | 26 | 35,100 |" in costs
    assert "| ten million | 20 | 5 | 6 GiB | 14.6 TB | not measured |" in costs
