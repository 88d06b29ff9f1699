import pytest

from extractors.training.labels import Name
from extractors.training.scoring import Score, score

TOLD = [(Name(0, 4, "COMPANY"), Name(9, 12, "PERSON")), ()]


@pytest.mark.parametrize(
    ("predicted", "right", "guessed"),
    [
        ([(Name(0, 4, "COMPANY"),), ()], 1, 1),
        ([(Name(0, 5, "COMPANY"),), ()], 0, 1),
        ([(Name(0, 4, "PERSON"),), ()], 0, 0),
        ([(), (Name(0, 4, "COMPANY"),)], 0, 1),
    ],
)
def test_only_the_same_stretch_with_the_same_label_counts(
    predicted: list[tuple[Name, ...]], right: int, guessed: int
) -> None:
    assert score(predicted, TOLD, label="COMPANY") == Score(right, guessed, 1)


def test_figures_of_a_score() -> None:
    assert Score(3, 4, 6).precision == 0.75
    assert Score(3, 4, 6).recall == 0.5
    assert Score(3, 4, 6).f1 == pytest.approx(0.6)
    assert Score(0, 0, 0).f1 == 0.0
