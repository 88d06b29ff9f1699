"""Where the names of a Doc stand."""

from extractors.events.places import Places
from tests.extractors.events.stories import annotated, story


def test_names_before_a_token_come_back_last_first() -> None:
    (doc,) = annotated([story("Corvane Foods Inc. bought Oskara Ltd. in May. It paid Brannock Corp. in cash.")])
    places = Places(doc)
    _, second = doc.sents
    assert [span.text for span in places.names_before(second.start)] == ["Oskara Ltd.", "Corvane Foods Inc."]
    assert list(places.names_before(0)) == []
