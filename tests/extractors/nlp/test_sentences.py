"""No sentence begins inside what belongs together."""

import pytest
import spacy

from extractors.nlp.sentences import bind_sentences


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("He left as a Class I director.", ["I"]),
        ("It bought Acme Inc. (the Seller) then.", ["("]),
        ("It told <Acme Inc> so.", ["Acme"]),
        ("I saw Class. It fell.", []),
    ],
)
def test_no_sentence_starts_there(text: str, bound: list[str]) -> None:
    doc = bind_sentences(spacy.blank("en")(text))
    assert [token.text for token in doc if token.is_sent_start is False] == bound
