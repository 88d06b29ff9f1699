"""Our scorer counts as the shared gold's own does, on the same rows."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from extractors.evaluation.figures import JudgedDocument
from extractors.evaluation.gold import SHARED_GOLD, load_scorer, own_set, read_annotations, shared_set
from extractors.evaluation.scorecard import make_scorecard
from extractors.evaluation.verdicts import judge_document
from tests.extractors.evaluation.judged import row

SETS = ("own", "dev", "dev_news", "train_press", "train_news")
STATUSES = ("rumoured", "planned", "announced", "completed", "cancelled", "denied")
OTHER_TYPES = {
    "acquisition": "merger",
    "merger": "acquisition",
    "appointment": "promotion",
    "departure": "board_departure",
}
FAMILIES = ("leadership_change", "corporate_action")

pytestmark = pytest.mark.skipif(
    not (SHARED_GOLD / "score.py").is_file(), reason="the shared gold, which defines the figures, is not there"
)


def guessed_rows(
    told: list[dict[str, Any]], other: list[dict[str, Any]], draw: random.Random
) -> Iterator[dict[str, Any]]:
    """Rows as a middling extractor would give them: some right, some with faults, some twice, some out of nowhere."""
    for event in told:
        for _ in range(draw.choice((0, 1, 1, 1, 2))):
            yield faulty(event, draw)
    yield from (row(event) for event in other if draw.random() < 0.3)


def faulty(event: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """The row of an event with a few faults."""
    found = row(event, is_background=draw.random() < 0.2, event_status=draw.choice(STATUSES))
    faults: list[tuple[float, dict[str, Any]]] = [
        (0.2, {"event_type": OTHER_TYPES.get(event["subtype"], event["subtype"])}),
        (0.2, {"company_name": event.get("counterparty"), "counterparty_name": event.get("company")}),
        (0.2, {"counterparty_name": None, "role_title": None, "effective_date": None}),
        (0.1, {"person_name": None}),
        (0.2, {"company_name": (event.get("company") or "Acme").split()[0]}),
        (0.1, {"event_family": "leadership_change", "event_type": "departure"}),
    ]
    for chance, columns in faults:
        if draw.random() < chance:
            found |= columns
    return found


@pytest.mark.parametrize("name", SETS)
def test_the_counts_are_the_same(name: str) -> None:
    scorer = load_scorer()
    annotations = read_annotations(own_set() if name == "own" else shared_set(name))
    draw = random.Random(name)
    tally: Counter[tuple[str, str, str]] = Counter()
    judged: list[JudgedDocument] = []
    for document, neighbour in zip(annotations, [*annotations[1:], annotations[0]], strict=True):
        rows = list(guessed_rows(document["events"], neighbour["events"], draw))
        scorer.score_document(document, rows, tally, [])
        verdicts = tuple(judge_document(document["events"], rows))
        judged.append(JudgedDocument(document["id"], document["doc_kind"], None, "", not document["events"], verdicts))
    card = make_scorecard(name, "", judged)
    for family in FAMILIES:
        found, attributes = card.families[family], card.attributes[family]
        assert (found.owed, found.right, found.false, found.strictly_right) == (
            tally[family, "core", "gold"],
            tally[family, "core", "right"],
            tally[family, "core", "false"],
            tally[family, "strict", "right"],
        )
        for attribute in ("status", "role", "date", "flag"):
            assert (attributes[attribute].total, attributes[attribute].right) == (
                tally[family, attribute, "gold"],
                tally[family, attribute, "right"],
            )
        background = attributes["background_found"]
        assert (background.total, background.right) == (
            tally[family, "background", "gold"],
            tally[family, "background", "found"],
        )
    types = {kind for kind, level, _ in tally if level == "type"}
    assert {kind: (one.owed, one.right, one.false) for kind, one in card.types.items()} == {
        kind: tuple(tally[kind, "type", count] for count in ("gold", "right", "false"))
        for kind in types
        if any(tally[kind, "type", count] for count in ("gold", "false"))
    }
    assert sum(found.right for found in card.families.values()) > 0
