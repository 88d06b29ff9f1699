"""Where no sentence begins, told to the parser before it looks: at what a word or a mark binds to what is before."""

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

OPENINGS = frozenset({"(", "["})  # (the "Company") after Inc.
NUMBERED = frozenset({"class", "no.", "nos.", "series", "section", "item", "article"})  # as a Class I director


@Language.component("sentence_bounds", assigns=["token.is_sent_start"])
def bind_sentences(doc: Doc) -> Doc:
    """Forbids a sentence to start at such tokens."""
    for before, token in pairwise(doc):
        is_number = before.lower_ in NUMBERED and (token.is_digit or set(token.text) <= set("IVX"))
        if token.text in OPENINGS or is_number or (before.text == "<" and not before.whitespace_):
            token.is_sent_start = False
    return doc
