"""`python -m extractors.evaluation`: extraction scored against annotated documents, and held to its pinned floors."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from extractors.evaluation.figures import JudgedDocument
from extractors.evaluation.floors import FLOORS, raised_floors, read_floors, unmet_floors, write_floors
from extractors.evaluation.gold import OWN, SHARED_GOLD, GoldSet, own_set, shared_set
from extractors.evaluation.output import write_output
from extractors.evaluation.predictions import hash_set, judge_set
from extractors.evaluation.scorecard import Scorecard, make_scorecard
from extractors.evaluation.study import STUDY, study_set
from extractors.evaluation.tables import show
from extractors.events.version import extractor_version
from warehouse.contract.errors import OperatorError, PathError, SettingError
from warehouse.contract.settings import read_settings

SHARED = ("dev", "dev_news")
HALVES = ("read", "blind", "all")
NARROWEST = 110  # columns, so that no figure is cut where the output is a file or a pipe
console = Console(highlight=False, width=max(NARROWEST, Console().width))


def main(
    sets: Annotated[
        list[str] | None, typer.Argument(help="own, dev, dev_news, study …; without them, the first three.")
    ] = None,
    half: Annotated[str, typer.Option(help="Half of the shared sets: read, blind or all.")] = "read",
    log_blind: Annotated[bool, typer.Option(help="Allow blind halves, and print the line for DECISIONS.md.")] = False,
    pin: Annotated[bool, typer.Option(help="Raise the floors to 2 points below what is measured.")] = False,
    gold: Annotated[Path, typer.Option(help="Folder of the shared gold.")] = SHARED_GOLD,
) -> None:
    """Score, show, write <home>/evaluation, and end with 1 where a figure is below its floor, 2 where input is bad."""
    try:
        _check_half(half, log_blind=log_blind)
        chosen = _chosen(sets, gold)
        documents = {_name(found, half): judge_set(found, half=_half(found, half)) for found in chosen}
        cards = [make_scorecard(_name(found, half), hash_set(found), documents[_name(found, half)]) for found in chosen]
        _report(cards, documents, half=half)
        unmet = _hold(cards, pin=pin)
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error
    if unmet:
        typer.echo("\n".join(unmet), err=True)
        raise typer.Exit(1)


def _check_half(half: str, *, log_blind: bool) -> None:
    if half not in HALVES:
        raise SettingError(f"half {half!r} is unknown; use {', '.join(HALVES)}")
    if half != "read" and not log_blind:
        raise SettingError("blind halves are scored seldom, and each time is logged: add --log-blind")


def _chosen(sets: Sequence[str] | None, gold: Path) -> list[GoldSet]:
    """The sets that are named; of those not named, such as are there."""
    if sets:
        return [_set(name, gold) for name in sets]
    found = [own_set()]
    for name in SHARED:
        try:
            found.append(shared_set(name, folder=gold))
        except PathError as error:
            console.print(f"left out: {error}")
    return found


def _set(name: str, gold: Path) -> GoldSet:
    if name == STUDY:
        return study_set(gold.parent / "corpus", read_settings().home.absolute() / "evaluation" / STUDY)
    return own_set() if name == OWN else shared_set(name, folder=gold)


def _half(found: GoldSet, half: str) -> str | None:
    return None if half == "all" or found.name == OWN else half


def _name(found: GoldSet, half: str) -> str:
    return found.name if _half(found, half) is None else f"{found.name}/{half}"


def _report(cards: Sequence[Scorecard], documents: dict[str, list[JudgedDocument]], *, half: str) -> None:
    folder = read_settings().home.absolute() / "evaluation"
    write_output(cards, documents, folder)
    for card in cards:
        console.print(show(card))
    console.print(f"figures, page and errors: {folder}")
    if half != "read":
        told = "; ".join(_told(card) for card in cards if card.name != OWN)
        console.print(f"for DECISIONS.md: blind halves scored with extractor {extractor_version()}: {told}")


def _told(card: Scorecard) -> str:
    both = card.families["both"]
    figures = f"F1 {both.f1:.3f}, strict {both.strict_f1:.3f}, P {both.precision:.3f}"
    return f"{card.name} {figures} ({card.documents} documents)"


def _hold(cards: Sequence[Scorecard], *, pin: bool) -> list[str]:
    """Lines on figures below their floors; first pins them where that is wanted, but for blind halves."""
    floors = read_floors() if FLOORS.is_file() else {}
    if pin:
        floors = raised_floors([card for card in cards if not card.name.endswith(HALVES[1:])], floors)
        write_floors(floors)
    return unmet_floors(cards, floors)


if __name__ == "__main__":
    typer.run(main)
