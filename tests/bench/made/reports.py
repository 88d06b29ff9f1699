"""2,000 made events, five reports each, beside look-alikes: one row a report, each with the event that it tells.

A scene is a company with events that are easily taken for each other: successions, a buyer's two deals, dividends by
the quarter. What varies between the reports of one event is what varies in the news: the form of names, dates told
exactly, roughly or not at all, titles in full or in part, the type that the wording suggests, and its stage.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from tests.bench.made.spelling import Company, Person, company_told, make_company, make_person, person_told

REPORTS = 5
SEED = 20260
Fields = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """What one document tells of one event; `event` is the truth, `fields` the columns of its mention."""

    event: str
    at: datetime
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """One company and the chance by which its reports differ."""

    number: int
    chance: random.Random
    company: Company
    start: date

    def event(self, name: str) -> str:
        return f"{self.number}-{name}"


def make_reports(*, events: int = 2_000, seed: int = SEED) -> list[Report]:
    """Reports of `events` events, REPORTS each, and of the look-alikes in their scenes; the same for the same seed."""
    chance = random.Random(seed)
    reports: list[Report] = []
    full = 0
    for number in count():
        scene = Scene(
            number, chance, make_company(chance, number), date(2015, 1, 5) + timedelta(chance.randrange(2_500))
        )
        told = list(SCENES[number % len(SCENES)](scene))
        reports += told
        full += sum(count == REPORTS for count in _sizes(told).values())
        if full >= events:
            return reports
    raise AssertionError


def _sizes(reports: list[Report]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for report in reports:
        sizes[report.event] = sizes.get(report.event, 0) + 1
    return sizes


def _succession(scene: Scene) -> Iterator[Report]:
    chief, heir, namesake = (make_person(scene.chance) for _ in range(3))
    other = make_person(scene.chance, family=heir.family)
    day = scene.start
    yield from _change(scene, "chief-out", "departure", chief, ("CEO", "CHAIR"), day)
    yield from _change(scene, "chief-in", "appointment", heir, ("CEO", "PRESIDENT"), day)
    yield from _change(scene, "finance-out", "departure", namesake, ("CFO",), day + timedelta(20))
    # Look-alikes: a relation of the heir in another post, and the heir's own end two years on.
    yield from _change(scene, "relation-in", "appointment", other, ("COO",), day + timedelta(9), reports=2)
    yield from _change(scene, "heir-out", "departure", heir, ("CEO",), day + timedelta(730), reports=2)


def _boardroom(scene: Scene) -> Iterator[Report]:
    day = scene.start
    for seat in range(3):
        person = make_person(scene.chance)
        yield from _change(scene, f"seat-{seat}", "board_appointment", person, ("DIRECTOR",), day)
    leaver = make_person(scene.chance)
    yield from _change(scene, "leaver", "board_departure", leaver, ("DIRECTOR",), day + timedelta(30), reports=2)
    interim = make_person(scene.chance)
    yield from _change(scene, "stand-in", "interim_appointment", interim, ("CFO",), day, is_interim=True, reports=3)
    yield from _change(scene, "for-good", "appointment", interim, ("CFO",), day + timedelta(150))


def _deals(scene: Scene) -> Iterator[Report]:
    first, second = (make_company(scene.chance, scene.number) for _ in range(2))
    yield from _deal(scene, "first-deal", first, scene.start)
    yield from _deal(scene, "second-deal", second, scene.start + timedelta(45))
    # Look-alikes: the two had tried before, and a rival bids for the same target without success.
    yield from _deal(scene, "old-try", first, scene.start - timedelta(1_500), reports=2, last="cancelled")
    rival = Scene(scene.number, scene.chance, make_company(scene.chance, scene.number), scene.start)
    yield from _deal(rival, "rival", second, scene.start + timedelta(50), reports=2, last="cancelled")


def _payouts(scene: Scene) -> Iterator[Report]:
    for quarter in range(3):
        declared = scene.start + timedelta(91 * quarter)
        paid = declared + timedelta(40)
        for at in _days(scene, declared, REPORTS, within=8):
            told: Fields = scene.chance.choices(
                [{"payable_date": paid, "record_date": paid - timedelta(14)}, {"payable_date": paid}, {}], [5, 4, 1]
            )[0]
            yield _report(scene, f"dividend-{quarter}", at, "dividend", told | {"per_share_amount": 0.5})
    cuts = scene.start + timedelta(10)
    for year in range(2):
        for at in _days(scene, cuts + timedelta(400 * year), REPORTS if year == 0 else 2, within=30):
            sized: Fields = scene.chance.choice([{"headcount": 1_200}, {"headcount": 1_200}, {}])
            kind = scene.chance.choices(["layoffs", "restructuring"], [19, 1])[0]
            yield _report(scene, f"cuts-{year}", at, kind, sized)


def _floats(scene: Scene) -> Iterator[Report]:
    for number, (event_type, within) in enumerate({"ipo": 120, "bankruptcy": 60, "spin_off": 90}.items()):
        unit = make_company(scene.chance, scene.number) if event_type == "spin_off" else None
        start = scene.start + timedelta(500 * number)
        stages = ["planned", "announced", "announced", "completed", "completed"]
        for at, status in zip(_days(scene, start, REPORTS, within=within), stages, strict=True):
            named = {"counterparty_name": company_told(scene.chance, unit)} if unit else {}
            yield _report(scene, event_type, at, event_type, {"event_status": status, **named})
    for at in _days(scene, scene.start + timedelta(900), 2, within=10):
        yield _report(scene, "offering", at, "share_offering", {"value_amount": 2e8, "value_currency": "USD"})


def _deal(
    scene: Scene, name: str, target: Company, day: date, *, reports: int = REPORTS, last: str = "completed"
) -> Iterator[Report]:
    stages = ["rumoured", "announced", "announced", "announced", last] if reports == REPORTS else ["announced", last]
    for at, status in zip(_days(scene, day, reports, within=200), stages, strict=True):
        chance = scene.chance
        buyer, sold = company_told(chance, scene.company), company_told(chance, target)
        kind = chance.choices(["acquisition", "merger", "tender_offer"], [6, 3, 1])[0]
        told: Fields = {"event_status": status, "counterparty_name": sold, "company_name": buyer, "value_amount": 1e9}
        if kind == "merger" and chance.random() < 0.3:
            told |= {"company_name": sold, "counterparty_name": buyer}
        if status == "rumoured" and chance.random() < 0.1:
            told |= {"counterparty_name": None}
        yield _report(scene, name, at, kind, told)


def _change(
    scene: Scene, name: str, event_type: str, person: Person, roles: tuple[str, ...], day: date,
    *, is_interim: bool = False, reports: int = REPORTS,
) -> Iterator[Report]:  # fmt: skip
    chance = scene.chance
    for at in _days(scene, day - timedelta(chance.randrange(3, 60)), reports, within=60):
        told_roles = list(roles) if chance.random() < 0.6 else [chance.choice(roles)]
        kind = event_type
        if event_type == "appointment" and chance.random() < 0.15:
            kind = chance.choice(["promotion", "role_change"])
        dated = chance.choices(
            [{"effective_date": day, "effective_date_to": day, "effective_date_precision": "day"}, _month(day), {}],
            [6, 2, 2],
        )[0]
        posts = [_post(number, code, is_interim) for number, code in enumerate(told_roles, start=1)]
        leader = {
            "event_family": "leadership_change",
            "person_name": person_told(chance, person),
            "role_title": " and ".join(told_roles).lower(),
            "role_code": told_roles[0],
            "is_interim": is_interim,
            "event_status": chance.choice(["announced", "announced", "completed"]),
            "posts": posts,
        }
        yield _report(scene, name, at, kind, leader | dated)


def _report(scene: Scene, name: str, at: datetime, event_type: str, told: Fields) -> Report:
    plain: Fields = {"event_family": "corporate_action", "company_name": company_told(scene.chance, scene.company)}
    return Report(
        scene.event(name), at, plain | {"event_type": event_type, "confidence": scene.chance.uniform(0.4, 0.98)} | told
    )


def _post(ordinal: int, code: str, is_interim: bool) -> Fields:
    flags = dict.fromkeys(("is_co", "is_elect", "is_nominee", "is_emeritus"), False)
    return {
        "ordinal": ordinal,
        "title": code.lower(),
        "role_code": code,
        "unit": None,
        "is_interim": is_interim,
    } | flags


def _month(day: date) -> Fields:
    first = day.replace(day=1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return {"effective_date": first, "effective_date_to": last, "effective_date_precision": "month"}


def _days(scene: Scene, start: date, number: int, *, within: int) -> list[datetime]:
    days = [0, *(scene.chance.randrange(1, within) for _ in range(number - 1))]
    opened = datetime(start.year, start.month, start.day, 8, tzinfo=UTC)
    return sorted(opened + timedelta(days=day, minutes=scene.chance.randrange(600)) for day in days)


SCENES: tuple[Callable[[Scene], Iterator[Report]], ...] = (_succession, _deals, _boardroom, _payouts, _floats)
