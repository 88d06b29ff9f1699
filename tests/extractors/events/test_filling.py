"""Counterparties that the frames miss: the likeliest company of the passage, where one is likely at all."""

from dataclasses import replace

import numpy as np
import pytest

from extractors.events.candidates import Candidate, Opinion
from extractors.events.extraction import find_candidates
from extractors.events.filling import SLOT, options, with_counterparties
from extractors.events.judges import Judge
from extractors.events.opinions import STATUSES, TYPES
from extractors.events.places import Places
from extractors.reader.network import SLOTS
from tests.extractors.events.parses import parsed

SENTENCE = (
    "Beta/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT it/PRON/dobj>bought ,/PUNCT/punct>bought as/SCONJ/mark>told "
    "Ceta/PROPN/nsubj>told told=tell/VERB.VBD/advcl>bought Delta/PROPN/dobj>told ./PUNCT/punct>bought"
)
TRUSTING = Judge(("no", "yes"), {"fit>=0": (0.0, 2.0), "bias": (1.0, 0.0)})


@pytest.fixture
def places() -> Places:
    return Places(parsed(SENTENCE, companies=("Beta", "Ceta", "Delta")))


def told(places: Places, **fits: float) -> Candidate:
    """That Beta bought something, which the frames cannot name, with how well the reader thinks that names fit."""
    telling = next(one for one in find_candidates(places) if one.event_type == "acquisition" and SLOT not in one.slots)
    types, status = np.zeros(len(TYPES), dtype=np.float32), np.zeros(len(STATUSES), dtype=np.float32)
    return replace(telling, opinion=Opinion(types, 0.0, status, {slot: {} for slot in SLOTS} | {SLOT: fits}))


def test_the_likeliest_company_fills_the_slot_and_says_who_found_it(places: Places) -> None:
    (found,) = with_counterparties([told(places, Beta=4.0, Ceta=1.0, Delta=-2.0)], places, TRUSTING)
    filler = found.slots[SLOT]
    assert (filler.value, filler.found_by) == ("Ceta", "reader")
    assert places.doc.text[filler.start : filler.end] == "Ceta"


def test_where_none_is_likely_the_slot_stays_empty(places: Places) -> None:
    (found,) = with_counterparties([told(places, Ceta=-1.0, Delta=-2.0)], places, TRUSTING)
    assert SLOT not in found.slots


def test_the_company_itself_is_no_option(places: Places) -> None:
    assert {option.entity.name for option in options(told(places, Beta=4.0, Ceta=1.0), places)} == {"Ceta"}


def test_what_the_frames_found_or_nobody_read_is_left_alone(places: Places) -> None:
    telling = told(places, Ceta=1.0)
    filled = replace(telling, slots={**telling.slots, SLOT: telling.slots["company"]})
    unread = replace(telling, opinion=None)
    assert with_counterparties([filled], places, TRUSTING) == [filled]
    assert with_counterparties([unread], places, TRUSTING) == [unread]


def test_of_several_tellings_of_one_trigger_none_is_touched(places: Places) -> None:
    telling = told(places, Ceta=1.0)
    several = [telling, replace(telling)]
    assert with_counterparties(several, places, TRUSTING) == several


def test_features_tell_where_a_company_stands(places: Places) -> None:
    by_name = {option.entity.name: option.features for option in options(told(places, Ceta=1.0, Delta=0.5), places)}
    assert {"dep=nsubj", "head=tell", "fit>=1", "between=0"} <= by_name["Ceta"]
    assert {"dep=dobj", "between=1"} <= by_name["Delta"]
