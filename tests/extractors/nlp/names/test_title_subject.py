"""What titles begin with."""

import pytest

from extractors.nlp.names.title_subject import title_subject


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Umbrix Names Ana Ruiz Chief Executive", "umbrix"),
        ("Corvane & Sons Acquires Brantley", "corvane&sons"),
        ("Lorvik's chairman quits", "lorvik"),
        ("TinyNewsBreaks – Velmora Gold Corp. Prices Offering", "velmora gold corp"),
        ("The shares that fell", ""),
        ("Umbrix", ""),
        (None, ""),
    ],
)
def test_title_subject(title: str | None, expected: str) -> None:
    assert title_subject(title) == expected
