"""Why somebody left, from the words of a sentence."""

import pytest

from extractors.nlp.posts.reasons import change_reason


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Ms. Hale resigned to pursue other interests.", "resigned"),
        ("Mr. Crane will retire in June.", "retired"),
        ("The chairman, who died on Sunday, led it for ten years.", "died"),
        ("The board fired its finance chief.", "dismissed"),
        ("He was forced to resign after the report.", "dismissed"),
        ("She resigned over a disagreement with the board.", "disagreement"),
        ("He will not stand for re-election.", "term_ended"),
        ("His service ended upon completion of the merger.", "merger"),
        ("She will leave in May.", None),
        ("He retires; this is not due to a disagreement with the company.", "retired"),
    ],
)
def test_the_reason_is_read(sentence: str, reason: str | None) -> None:
    assert change_reason(sentence) == reason
