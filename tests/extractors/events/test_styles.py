"""The kind of text that a document is."""

import pytest

from extractors.events.styles import style_of
from tests.extractors.events.stories import story


@pytest.mark.parametrize(
    ("text", "filer", "expected"),
    [
        ("The registrant has named a president.", "Norlake Foods Inc", "filing"),
        ("Norlake Foods Inc said it earned two mln dlrs.", None, "wire"),
        ("Norlake Foods has a new chief. This release holds forward-looking statements.", None, "release"),
        ("Norlake Foods has a new chief, it said on Monday.", None, "news"),
    ],
)
def test_a_text_is_known_by_its_marks(text: str, filer: str | None, expected: str) -> None:
    assert style_of(story(text, filer=filer)) == expected
