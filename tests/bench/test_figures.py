"""The bench finds its figures by name, prints them and keeps them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import all_measures
from warehouse.contract.settings import PROJECT


def _bench(home: Path, *names: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", *names],
        cwd=PROJECT,
        env={**os.environ, "MARKET_EVENTS_HOME": str(home)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_figure_is_printed_and_kept_beside_the_others(tmp_path: Path) -> None:
    kept = tmp_path / "bench" / "latest.json"
    kept.parent.mkdir()
    other = {"value": 1.0, "unit": "s", "against": "nothing", "ratio": 1.0}
    kept.write_text(json.dumps({"machine": {}, "figures": {"other": other}}), encoding="utf-8")
    ended = _bench(tmp_path, "dag_import_s")
    assert ended.returncode == 0, ended.stderr
    assert "dag_import_s" in ended.stdout
    content = json.loads(kept.read_text(encoding="utf-8"))
    assert content["figures"]["other"] == other
    assert set(content["figures"]["dag_import_s"]) == {"value", "unit", "against", "ratio", "load"}
    assert content["machine"]["cores"] == os.cpu_count()


def test_an_unknown_figure_is_one_line_that_names_the_known(tmp_path: Path) -> None:
    ended = _bench(tmp_path, "nonsense")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    for name in all_measures():
        assert name in ended.stderr
