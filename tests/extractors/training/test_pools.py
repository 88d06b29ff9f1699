import random

import pytest

from extractors.training.pools import load_pools

POOLS = load_pools(register=["TRANSCO MILLS CORP /DE/", "AT&T INC.", "NVIDIA", "Karat Ltd. (new)"])


@pytest.mark.parametrize("tidied", ["Transco Mills Corp", "AT&T Inc.", "NVIDIA", "Karat Ltd."])
def test_registered_names_are_spelled_as_papers_do(tidied: str) -> None:
    assert tidied in POOLS.register


def test_companies_have_a_short_form_without_legal_tail() -> None:
    drawn = [POOLS.company(random.Random(seed)) for seed in range(300)]
    assert all(full and short for full, short in drawn)
    assert any(full.startswith("Transco Mills Corp") and short == "Transco Mills" for full, short in drawn)
    assert len({full for full, _ in drawn}) > 150


def test_people_are_known_by_their_family_name() -> None:
    for seed in range(200):
        full, family = POOLS.person(random.Random(seed))
        assert family in full
        assert full != family


def test_every_tradition_has_both_kinds_of_name() -> None:
    for tradition in POOLS.people:
        assert len(tradition["given"]) >= 10
        assert len(tradition["family"]) >= 10
        assert all(isinstance(name, str) for name in [*tradition["given"], *tradition["family"]]), tradition
