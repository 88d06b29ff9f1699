"""The page of figures is what the kept figures make of it."""

import json

from tests.bench.figures import all_measures
from tests.bench.page import BEGIN, END, KEPT, PAGE, fill_in

MEASURED = {
    "machine": {"system": "Some", "cores": 2, "processor": ""},
    "figures": {"load_vs_duckdb": {"value": 12.3456, "unit": "s", "against": "bare DuckDB", "ratio": 1.5}},
}


def test_a_page_is_filled_in_and_filled_in_again() -> None:
    page = fill_in(f"a\n{BEGIN}old\n{END}b\n", MEASURED)
    assert page.startswith(f"a\n{BEGIN}\nMachine: system Some, cores 2.\n")
    assert "| `load_vs_duckdb` | 12.3 s | bare DuckDB | 1.50 |" in page
    assert page.endswith(f"{END}b\n")
    assert fill_in(page, MEASURED) == page


def test_the_page_shows_what_is_kept_and_nothing_that_is_no_longer_measured() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    assert fill_in(page, kept) == page
    assert set(kept["figures"]) <= set(all_measures())
