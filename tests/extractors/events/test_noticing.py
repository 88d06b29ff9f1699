"""What the reader notices where no frame tells anything: a trigger, and who fills its slots."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.events.noticing import SURE, notice
from extractors.events.opinions import STATUSES, TYPES, Desk
from extractors.events.places import Places
from extractors.reader.network import SLOTS, Network, Numbers, Pair, Reading
from extractors.reader.passages import passages_of
from extractors.reader.pieces import Pieces, make_pieces
from tests.extractors.events.parses import parsed

SENTENCE = (
    "Beta/PROPN/nsubj>scooped scooped=scoop/VERB.VBD/ROOT up/ADP/prt>scooped Ceta/PROPN/dobj>scooped "
    "as/SCONJ/mark>slept Delta/PROPN/nsubj>slept slept=sleep/VERB.VBD/advcl>scooped ./PUNCT/punct>scooped"
)
TRIGGER = 1  # token


class Told(Network):
    """A reader that is as sure as it is told of one word and one type, and of the names in its passage."""

    def __init__(self, event_type: str, sure: float, fits: dict[str, float]) -> None:
        self.column, self.sure, self.fits = TYPES.index(event_type), sure, fits

    def read(self, passages: Sequence[Pieces], pairs: Sequence[Pair]) -> tuple[list[Reading], Numbers]:
        readings = []
        for pieces in passages:
            types = np.full((len(pieces.ids), len(TYPES)), -6.0, dtype=np.float32)
            types[pieces.first_of[TRIGGER], self.column] = self.sure
            nothing = np.zeros((len(pieces.ids), len(STATUSES)), dtype=np.float32)
            readings.append(Reading(types, nothing[:, 0], nothing))
        by_piece = {passages[0].first_of[token]: fit for token, fit in zip((0, 3, 5), self.fits.values(), strict=True)}
        fits = [[by_piece[pair.first] if slot == "company" else -9.0 for slot in SLOTS] for pair in pairs]
        return readings, np.array(fits, dtype=np.float32).reshape(-1, len(SLOTS))


@pytest.fixture
def places() -> Places:
    return Places(parsed(SENTENCE, companies=("Beta", "Ceta", "Delta")))


def desk_of(places: Places, event_type: str, *, sure: float = SURE + 1, **fits: float) -> Desk:
    """A desk whose one passage has been read."""
    desk = Desk(places, Told(event_type, sure, fits))
    (passage,) = passages_of(places.doc)
    pieces = make_pieces(places.doc, passage)
    desk.readings[0] = pieces, desk.network.read([pieces], [])[0][0]
    return desk


def test_a_word_that_the_reader_is_sure_of_tells_an_event_of_whom_it_fits_best(places: Places) -> None:
    (found,) = notice(desk_of(places, "restructuring", Beta=3.0, Ceta=-2.0, Delta=1.0), places, [])
    assert (found.event_type, found.trigger.text) == ("restructuring", "scooped")
    assert (found.value("company"), found.slots["company"].found_by) == ("Beta", "reader")
    assert found.opinion is not None


def test_less_than_sure_is_nothing(places: Places) -> None:
    assert notice(desk_of(places, "restructuring", sure=SURE - 0.5, Beta=3.0, Ceta=0.0, Delta=0.0), places, []) == []


def test_where_a_frame_tells_the_type_the_reader_adds_nothing(places: Places) -> None:
    desk = desk_of(places, "restructuring", Beta=3.0, Ceta=0.0, Delta=0.0)
    known = notice(desk, places, [])
    assert notice(desk, places, known) == []


def test_where_no_company_fits_it_is_the_main_one(places: Places) -> None:
    (found,) = notice(desk_of(places, "restructuring", Beta=-3.0, Ceta=-3.0, Delta=-3.0), places, [])
    assert found.slots["company"].found_by == "main"


def test_a_telling_without_what_its_type_requires_is_none(places: Places) -> None:
    assert notice(desk_of(places, "departure", Beta=3.0, Ceta=0.0, Delta=0.0), places, []) == []  # nobody departs
