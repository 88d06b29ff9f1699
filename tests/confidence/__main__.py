"""`python -m tests.confidence`: is an event that is called 80% sure right in 8 of 10 cases? `--fit` fits weights anew.

Reads the read halves of tests/gold and of the shared dev and dev_news; a minute for extraction and resolution. With
`--fit` it writes dbt/seeds/confidence_weights.csv and seeds/calibration.json, which the docs site shows.
"""

import csv
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from extractors.evaluation.calibration import Calibration, reliability
from extractors.evaluation.gold import SHARED_GOLD, own_set, shared_set
from tests.confidence.events import JudgedEvent, judge_events
from tests.confidence.fitting import ASSUMED, fit_weights, predict, predict_unseen
from tests.confidence.house import judge_mentions, read_features, resolve_gold
from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import PROJECT

WEIGHTS = PROJECT / "dbt" / "seeds" / "confidence_weights.csv"
CALIBRATION = PROJECT / "seeds" / "calibration.json"
PRECISE = 4  # decimals


def main(
    fit: Annotated[
        bool, typer.Option("--fit", help="Fit the weights anew, and write them and their calibration.")
    ] = False,
    gold: Annotated[Path, typer.Option(help="Folder of the shared gold.")] = SHARED_GOLD,
) -> None:
    """Show the calibration of what the warehouse states, and of weights fitted to other events than those shown."""
    try:
        events = read_events(gold)
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error
    weights = fit_weights(events)
    unseen = _calibrate(events, predict_unseen(events))
    _show("as the warehouse states it", _calibrate(events, [event.stated for event in events]))
    _show("fitted anew, to all of them", _calibrate(events, predict(events, weights)))
    _show("fitted anew, each to the other four fifths", unseen)
    typer.echo(f"weights: {weights}")
    if fit:
        _write_weights(weights)
        CALIBRATION.write_text(json.dumps(describe(events, unseen), indent=1) + "\n", encoding="utf-8")


def read_events(gold: Path) -> list[JudgedEvent]:
    """The judged events of the three read halves.

    Raises PathError where the shared gold is absent.
    """
    sets = (own_set(), shared_set("dev", folder=gold), shared_set("dev_news", folder=gold))
    with tempfile.TemporaryDirectory() as folder:
        database = resolve_gold(sets, Path(folder))
        return list(judge_events(read_features(database), judge_mentions(database, sets)))


def describe(events: Sequence[JudgedEvent], calibration: Calibration) -> dict[str, Any]:
    """What the docs site shows: events and shares by set, and the table of reliability."""
    names = sorted({event.set_name for event in events})
    of_set = {name: [event.is_right for event in events if event.set_name == name] for name in names}
    sets = {name: {"events": len(right), "right": sum(right)} for name, right in of_set.items()}
    bins = [{name: round(value, PRECISE) for name, value in asdict(found).items()} for found in calibration.bins]
    return {"sets": sets, "events": calibration.rows, "error": round(calibration.error, PRECISE), "bins": bins}


def _calibrate(events: Sequence[JudgedEvent], chances: Sequence[float]) -> Calibration:
    return reliability(list(zip(chances, (event.is_right for event in events), strict=True)))


def _show(title: str, found: Calibration) -> None:
    typer.echo(f"{title}: {found.rows} events, expected calibration error {found.error:.3f}")
    for part in found.bins:
        said = f"{part.rows:4d} events, said {part.confidence:.2f}, right {part.right:.2f}"
        typer.echo(f"  {part.low:.1f}-{part.high:.1f} {said}")


def _write_weights(weights: dict[str, float]) -> None:
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("feature", "weight", "basis"))
        for feature, weight in weights.items():
            rows.writerow((feature, weight, "assumed" if feature in ASSUMED else "fitted"))


if __name__ == "__main__":
    typer.run(main)
