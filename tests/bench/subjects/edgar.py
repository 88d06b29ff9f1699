"""How fast a form index of EDGAR is read, and how many filings of a day a pull leaves without a row."""

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extractors.sources.edgar.index import read_form_index
from extractors.sources.edgar.reconciliation import unexplained
from extractors.sources.kinds.edgar import FORMS
from extractors.sources.landed import Landed
from tests.bench.figures import Figure
from tests.extractors.sources.pulls import Puller
from tests.loopback.edgar import HEAD, Edgar, Filing
from tests.loopback.server import Answer, Asked, Site, serve

LINES = 300_000
REPEATS = 3
FILINGS = 150  # of one day; EDGAR has some 300


def measure_index() -> Figure:
    """Lines a second of a quarter's index, all forms, beside splitting its lines; the best of REPEATS."""
    day = datetime(2024, 3, 1, tzinfo=UTC).date()
    content = (HEAD + "\n".join(line for number in range(LINES) for line in Filing(number, day).lines())).encode()
    ours, plain = [], []
    for _ in range(REPEATS):
        started = time.process_time()
        index = read_form_index(content)
        between = time.process_time()
        columns = [line.split() for line in content.decode("latin-1").splitlines()]
        plain.append(len(columns) / (time.process_time() - between))
        ours.append(len(index.entries) / (between - started))
        assert len(index.entries) == LINES
    return Figure(value=max(ours), unit="lines/s", against="str.split", ratio=max(ours) / max(plain))


def measure_day_missing() -> Figure:
    """Filings of a day's index without a row, after a pull from a host that turns every seventh request away."""
    day = datetime.now(UTC).date() - timedelta(days=1)
    with tempfile.TemporaryDirectory() as home, serve(Site()) as site:
        edgar = Edgar(site, [Filing(number, day) for number in range(FILINGS)], current=10)
        asked: list[str] = []

        def often_busy(request: Asked) -> Answer:
            asked.append(request.path)
            if len(asked) % 7 == 0:
                return Answer(b"too often", status=429, headers={"Retry-After": "0"})
            if request.path.endswith("13.txt"):
                return Answer(b"no such file", status=404)
            return edgar.answer(request)

        site.fallback = often_busy
        puller = Puller(Path(home), "edgar", site.url)
        puller.pull(attempts=6, circuit_failures=1000)
        index = read_form_index(edgar.index(day), forms=FORMS)
        missing = len(unexplained(index, Landed(puller.landing, "press")))
        refused = len(puller.refused())
    return Figure(value=missing, unit="filings", against="filings explained by a rejection", ratio=missing / refused)


FIGURES = {"index_lines_per_s": measure_index, "edgar_day_missing": measure_day_missing}
