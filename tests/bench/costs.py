"""The tables of COSTS.md, made of the kept figures: by the document, plans, sizes of machines, steps by mentions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

STEPS = ("pull", "extract", "load", "build", "publish")
PLACES = {"landed": "landing zone", "warehouse": "warehouse.duckdb", "published": "market_events.duckdb"}
ABSENT = "not measured"
MILLION = 1_000_000
BUSY = 0.5  # of the time a core is to work, so that a day's peak and a lost machine are caught up with
CORES_A_WORKER = 4
# Common Crawl News from August 2016 to early 2026, all languages, as arXiv 2605.18337 counts it.
NEWS_DOCUMENTS = 1_350_000_000
NEWS_CORES = 256
DAYS = {"a hundred thousand": 100_000, "a million": MILLION, "ten million": 10 * MILLION}
MENTIONS = (MILLION, 10 * MILLION, 100 * MILLION)


@dataclass(frozen=True)
class Scaled:
    """A figure measured at some number of mentions, and what is said of it at others: growth in proportion."""

    label: str
    figure: str
    mentions: int  # that it was measured at
    unit: str


# What a build reads and writes grows with all mentions; an answer as of a moment reads the states of all events.
SCALED = (
    Scaled("load, wall", "load_vs_duckdb", 20_000, "s"),
    Scaled("full build, wall", "full_build_1m_s", MILLION, "s"),
    Scaled("full build, processor", "full_build_1m_cpu_s", MILLION, "s"),
    Scaled("full build, memory", "full_build_1m_peak_mib", MILLION, "MiB"),
    Scaled("one company as of a moment", "as_of_company_ms", MILLION, "ms"),
    Scaled("the market as of a moment", "as_of_market_ms", MILLION, "ms"),
)


def plan_costs(measured: dict[str, Any]) -> str:
    """All tables, each figure measured or extrapolated and said which; ABSENT where one has not been measured."""
    values = {name: float(figure["value"]) for name, figure in measured["figures"].items()}
    parts = (
        ("By the document", _by_document(values)),
        ("Two plans", _plans(values)),
        ("Sizing", _sizing(values)),
        ("By mentions", _by_mentions(values)),
    )
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts)


def _by_document(values: dict[str, float]) -> str:
    rows = [(f"{step}", _value(values, f"cost_{step}_core_h", "core-hours")) for step in STEPS]
    rows += [(place, _value(values, f"cost_{name}_gb", "GB")) for name, place in PLACES.items()]
    rows += [
        ("mentions told", _value(values, "cost_mentions", "")),
        ("each build, whatever is new", _value(values, "cost_build_start_s", "s of a core")),
    ]
    return _table(("what", "a million documents, measured"), rows)


def _plans(values: dict[str, float]) -> str:
    hours = _sum(values, (f"cost_{step}_core_h" for step in STEPS))
    news = NEWS_DOCUMENTS / MILLION
    rows = [
        ("core-hours", _told(hours, 1), _told(hours, news)),
        ("cores that are busy", _told(hours, 1 / 24), f"{NEWS_CORES} chosen"),
        ("days", "1", _told(hours, news / 24 / NEWS_CORES)),
        *(
            (f"{place}, GB", _told(values.get(f"cost_{name}_gb"), 1), _told(values.get(f"cost_{name}_gb"), news))
            for name, place in PLACES.items()
        ),
        ("mentions", _told(values.get("cost_mentions"), 1), _told(values.get("cost_mentions"), news)),
    ]
    return _table(("extrapolated", "a million documents, one day", "all of Common Crawl News"), rows)


def _sizing(values: dict[str, float]) -> str:
    hours = _sum(values, ("cost_pull_core_h", "cost_extract_core_h"))
    memory = values.get("extract_peak_mib")
    rows = []
    for label, documents in DAYS.items():
        share = documents / MILLION
        cores = None if hours is None else hours * share / 24 / BUSY
        rows.append(
            (
                label,
                _told(cores, 1),
                _told(None if cores is None else -(-cores // CORES_A_WORKER), 1),
                _told(memory, CORES_A_WORKER / 1024, "GiB"),
                _told(values.get("cost_landed_gb"), share * 365 / 1000, "TB"),
                _told(values.get("cost_warehouse_gb"), share * 365, "GB"),
            )
        )
    header = (
        "documents a day", "cores of workers", f"workers of {CORES_A_WORKER} cores", "memory of each", "bucket, a year",
        "disk of the warehouse, a year",
    )  # fmt: skip
    return _table(header, rows)


def _by_mentions(values: dict[str, float]) -> str:
    rows = []
    for scaled in SCALED:
        value = values.get(scaled.figure)
        cells = [
            f"{_told(value, mentions / scaled.mentions, scaled.unit)}{_mark(value, mentions == scaled.mentions)}"
            for mentions in MENTIONS
        ]
        rows.append((scaled.label, *cells))
    return _table(("step", *(f"{mentions // MILLION} million" for mentions in MENTIONS)), rows)


def _mark(value: float | None, is_measured: bool) -> str:
    return "" if value is None else ", measured" if is_measured else ", extrapolated"


def _sum(values: dict[str, float], names: Iterable[str]) -> float | None:
    found = [values.get(name) for name in names]
    return None if None in found else sum(value for value in found if value is not None)


def _value(values: dict[str, float], name: str, unit: str) -> str:
    return _told(values.get(name), 1, unit)


def _told(value: float | None, times: float, unit: str = "") -> str:
    """A number to three digits, as people write it."""
    if value is None:
        return ABSENT
    number = float(f"{value * times:.3g}")
    written = f"{number:,.0f}" if abs(number) >= 100 else f"{number:g}"
    return f"{written} {unit}".strip()


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (header, *rows)]
    return "\n".join([lines[0], f"|{'---|' * len(header)}", *lines[1:]])
