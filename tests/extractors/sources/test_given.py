"""What JSON says of a document, strictly."""

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.sources.given import parse_given


def test_known_keys_are_read_and_unknown_ones_tolerated() -> None:
    given = parse_given('{"title": "A", "authors": ["B"], "filer_cik": 320193, "colour": {"x": 1}, "url": null}')
    assert (given.title, given.authors, given.filer_cik, given.url) == ("A", ["B"], "320193", None)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("{", RejectionCode.BAD_JSON, "character"),
        ("[1]", RejectionCode.BAD_JSON, "list"),
        ("null", RejectionCode.BAD_JSON, "NoneType"),
        ('{"title": "\\ud800"}', RejectionCode.BAD_JSON, "surrogate"),
        ("[" * 100_000, RejectionCode.BAD_JSON, "deep"),
        ('{"x": ' + "9" * 5000 + "}", RejectionCode.BAD_JSON, "digits"),
        ('{"title": 3}', RejectionCode.BAD_VALUE, "title"),
        ('{"authors": "Ann"}', RejectionCode.BAD_VALUE, "authors"),
        ('{"published_at": 20240503}', RejectionCode.BAD_VALUE, "published_at"),
        ('{"filer_cik": true}', RejectionCode.BAD_VALUE, "filer_cik"),
        ('{"external_id": ""}', RejectionCode.BAD_VALUE, "external_id"),
        ('{"text": ["a"], "url": 1}', RejectionCode.BAD_VALUE, "url"),
    ],
)
def test_bad_input_is_refused_with_its_reason(content: str, code: RejectionCode, words: str) -> None:
    with pytest.raises(RejectionError) as caught:
        parse_given(content)
    assert caught.value.rejection.code is code
    assert words in caught.value.rejection.detail
