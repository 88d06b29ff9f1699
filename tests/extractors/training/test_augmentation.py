import random

import pytest

from extractors.training.augmentation import names_lowered, shouted, spaced, swap_names, unstopped, vary, wired
from extractors.training.pools import NamePools, load_pools
from extractors.training.samples import inline_sample

STORY = inline_sample(
    "[Acme Corp.](COMPANY), led by [Mr Ada Holt](PERSON), paid $5 million for 8% of [Bolt](COMPANY). "
    "[Holt](PERSON) told the [FCA](ORGANISATION) that [Acme](COMPANY) would wait."
)
POOLS = load_pools(register=["TRANSCO MILLS CORP /DE/"])


def told(sample) -> list[str]:  # type: ignore[no-untyped-def]
    return [sample.text[name.start : name.end] for name in sample.names]


def test_swapping_keeps_labels_and_what_is_around_them() -> None:
    swapped = [swap_names(STORY, POOLS, random.Random(seed)) for seed in range(20)]
    assert any(told(sample) != told(STORY) for sample in swapped)
    for sample in swapped:
        assert [name.label for name in sample.names] == [name.label for name in STORY.names]
        assert "FCA" in told(sample)
        assert sample.text.endswith(" would wait.")


class OneName(NamePools):
    def company(self, rng: random.Random) -> tuple[str, str]:
        return "Quorum Mills plc", "Quorum"

    def person(self, rng: random.Random) -> tuple[str, str]:
        return "Sipho Dlamini", "Dlamini"


def test_short_forms_follow_their_long_names() -> None:
    pools = OneName(people=(), companies={})
    swaps = {tuple(told(swap_names(STORY, pools, random.Random(seed)))) for seed in range(30)}
    assert ("Quorum Mills plc", "Mr Sipho Dlamini", "Quorum", "Dlamini", "FCA", "Quorum") in swaps


@pytest.mark.parametrize(
    ("variant", "names"),
    [
        (shouted(STORY), ["ACME CORP.", "MR ADA HOLT", "BOLT", "HOLT", "FCA", "ACME"]),
        (names_lowered(STORY), ["acme corp.", "mr ada holt", "bolt", "holt", "fca", "acme"]),
        (unstopped(STORY), told(STORY)),
    ],
)
def test_style_moves_the_labels_along(variant, names: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert told(variant) == names


def test_wire_style_spells_units_and_drops_points() -> None:
    variant = wired(STORY, random.Random(1))
    flat = " ".join(variant.text.split())
    assert "5 mln dlrs" in flat or "5 dlrs mln" in flat
    assert "8 pct" in flat
    assert told(variant)[0].split() == ["Acme", "Corp"]


def test_spaced_style_parts_marks_from_words() -> None:
    variant = spaced(inline_sample("[AT&T](COMPANY) (up 3%) beat [Ek & Co](COMPANY)."))
    assert " ".join(variant.text.split()) == "AT & T ( up 3 % ) beat Ek & Co."
    assert told(variant) == ["AT & T", "Ek & Co"]


def test_variants_repeat_with_the_seed() -> None:
    draws = [[vary(STORY, POOLS, random.Random(seed)) for seed in range(40)] for _ in range(2)]
    assert draws[0] == draws[1]
    assert len({sample.text for sample in draws[0]}) > 10


def test_an_unnamed_sample_survives_every_draw() -> None:
    plain = inline_sample("Oil fell.")
    for seed in range(60):
        assert vary(plain, POOLS, random.Random(seed)).names == ()
