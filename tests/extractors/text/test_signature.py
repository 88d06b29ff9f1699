"""Signatures of near-same and of other texts."""

from extractors.text.assembly import assemble
from extractors.text.reading import Piece, Reading
from extractors.text.signature import SIZE, sign

STORY = (
    "Harbour Foods said on Monday that it would sell its quay in Port Town to a neighbour for twenty million dollars, "
    "and that the money would go to the boats which it had ordered last spring from a yard in the north of the bay."
)
OTHER = (
    "The board of Quay Side Bank named Jane Roe its chief executive from the first of May, after John Doe had told the "
    "members that he wished to leave when his contract ends, and thanked him for eleven years at the head of the bank."
)


def signature(*texts: str, title: str | None = None) -> list[int] | None:
    made = assemble(Reading(pieces=tuple(Piece(text) for text in texts)), title=title, form=None)
    return sign(made.text, made.blocks)


def share(one: list[int] | None, other: list[int] | None) -> float:
    assert one
    assert other
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=True)) / SIZE


def test_a_reprint_under_another_headline_and_with_a_tail_is_the_same() -> None:
    first = signature(STORY, title="Harbour Foods sells its quay to a neighbour")
    again = signature(
        STORY, "About Harbour Foods", "Harbour Foods makes food.", title="Quay changes hands in Port Town"
    )
    assert share(first, again) == 1.0


def test_one_word_changed_is_near_and_another_story_is_not() -> None:
    first = signature(STORY)
    assert 0.7 < share(first, signature(STORY.replace("twenty", "thirty"))) < 1.0
    assert share(first, signature(OTHER)) < 0.2


def test_what_is_too_short_is_not_compared() -> None:
    assert signature("A quay was sold.") is None


def test_it_is_the_same_on_every_machine() -> None:
    assert (signature(STORY) or [])[:1] == [1518185665]
