"""Status, attribution and background of a telling, on parses made by hand."""

from datetime import date

import pytest

from extractors.events.candidates import Candidate
from extractors.events.extraction import find_candidates
from extractors.events.places import Places
from extractors.nlp.annotations import DateValue
from tests.extractors.events.parses import parsed

ACME = "Acme/PROPN/nsubj>"
BUY_BETA = "to/PART/aux>buy buy/VERB.VB/xcomp>{above} Beta/PROPN/dobj>buy"
BOUGHT = "Acme/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT Beta/PROPN/dobj>bought"
HAD_BOUGHT = "Acme/PROPN/nsubj>bought had=have/AUX.VBD/aux>bought bought=buy/VERB.VBN/ROOT Beta/PROPN/dobj>bought"
SAID = "Ceta/PROPN/nsubj>said said=say/VERB.VBD/ROOT " + BOUGHT.replace("ROOT", "ccomp>said")


def telling(sentence: str, *, kind: str = "paragraph", dates: dict[str, DateValue] | None = None) -> Candidate:
    companies = [name for name in ("Acme", "Beta", "Ceta") if name in sentence]
    doc = parsed(sentence, companies=companies, kind=kind, dates=dates)
    return next(found for found in find_candidates(Places(doc)) if found.event_type == "acquisition")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (BOUGHT, "completed"),
        (f"{ACME}buy will/AUX.MD/aux>buy buy/VERB.VB/ROOT Beta/PROPN/dobj>buy", "announced"),
        (f"{ACME}buy may/AUX.MD/aux>buy buy/VERB.VB/ROOT Beta/PROPN/dobj>buy", "planned"),
        (f"{ACME}agreed agreed=agree/VERB.VBD/ROOT {BUY_BETA.format(above='agreed')}", "announced"),
        (f"{ACME}plans plans=plan/VERB.VBZ/ROOT {BUY_BETA.format(above='plans')}", "planned"),
        (
            f"{ACME}scrapped scrapped=scrap/VERB.VBD/ROOT the/DET/det>acquisition acquisition/NOUN/dobj>scrapped "
            "of/ADP/prep>acquisition Beta/PROPN/pobj>of",
            "cancelled",
        ),
        (
            f"{ACME}denied denied=deny/VERB.VBD/ROOT buying=buy/VERB.VBG/xcomp>denied Beta/PROPN/dobj>buying",
            "denied",
        ),
        (f"{ACME}buy will/AUX.MD/aux>buy reportedly/ADV/advmod>buy buy/VERB.VB/ROOT Beta/PROPN/dobj>buy", "rumoured"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    assert telling(sentence).status == status


def test_a_later_date_makes_a_decided_deal_announced() -> None:
    sentence = BOUGHT + " on/ADP/prep>bought Friday/PROPN/pobj>on"
    later = DateValue(date(2024, 9, 6), date(2024, 9, 6), "day")
    found = telling(sentence, dates={"Friday": later})
    assert (found.status, found.when) == ("announced", later)


@pytest.mark.parametrize(
    ("sentence", "level", "who"),
    [
        (BOUGHT, "stated", None),
        (SAID, "attributed", "Ceta"),
        (BOUGHT + " ,/PUNCT/punct>bought reportedly/ADV/advmod>bought", "unnamed", "reportedly"),
        (BOUGHT + " amid/ADP/prep>bought speculation/NOUN/pobj>amid", "speculated", None),
    ],
)
def test_attribution(sentence: str, level: str, who: str | None) -> None:
    found = telling(sentence)
    assert (found.fact_level, found.attributed_to) == (level, who)


@pytest.mark.parametrize(
    ("sentence", "kind", "background"),
    [
        (BOUGHT, "paragraph", False),
        (BOUGHT, "title", False),
        (BOUGHT, "boilerplate", True),
        (HAD_BOUGHT, "paragraph", True),
        (HAD_BOUGHT, "title", False),
    ],
)
def test_background(sentence: str, kind: str, background: bool) -> None:
    assert telling(sentence, kind=kind).is_background is background


@pytest.mark.parametrize(("year", "background"), [(2021, True), (2024, False)])
def test_what_is_long_past_is_background(year: int, background: bool) -> None:
    sentence = BOUGHT + f" in/ADP/prep>bought {year}/NUM/pobj>in"
    when = DateValue(date(year, 1, 1), date(year, 12, 31), "year")
    assert telling(sentence, dates={str(year): when}).is_background is background
