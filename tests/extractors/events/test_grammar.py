"""Arguments read off Docs whose parse is written by hand."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.events.grammar import arguments, is_passive, subjects

Row = tuple[str, str, str, int, str]  # word, pos, tag, head, dep


def make_doc(*rows: Row) -> Doc:
    words, pos, tags, heads, deps = zip(*rows, strict=True)
    return Doc(
        Vocab(),
        words=list(words),
        pos=list(pos),
        tags=list(tags),
        heads=list(heads),
        deps=list(deps),
        lemmas=list(words),
    )


def texts(doc: Doc, place: int, relation: str) -> list[str]:
    return [token.text for token in arguments(doc[place])[relation]]


ACTIVE = make_doc(
    ("Acme", "PROPN", "NNP", 1, "nsubj"), ("bought", "VERB", "VBD", 1, "ROOT"), ("Beta", "PROPN", "NNP", 1, "dobj")
)
PASSIVE = make_doc(
    ("Beta", "PROPN", "NNP", 2, "nsubjpass"),
    ("was", "AUX", "VBD", 2, "auxpass"),
    ("bought", "VERB", "VBN", 2, "ROOT"),
    ("by", "ADP", "IN", 2, "agent"),
    ("Acme", "PROPN", "NNP", 3, "pobj"),
)
INFINITIVE = make_doc(
    ("Acme", "PROPN", "NNP", 1, "nsubj"),
    ("agreed", "VERB", "VBD", 1, "ROOT"),
    ("to", "PART", "TO", 3, "aux"),
    ("buy", "VERB", "VB", 1, "xcomp"),
    ("Beta", "PROPN", "NNP", 3, "dobj"),
)
NOUN = make_doc(
    ("Acme", "PROPN", "NNP", 1, "nsubj"),
    ("announced", "VERB", "VBD", 1, "ROOT"),
    ("the", "DET", "DT", 3, "det"),
    ("acquisition", "NOUN", "NN", 1, "dobj"),
    ("of", "ADP", "IN", 3, "prep"),
    ("Beta", "PROPN", "NNP", 4, "pobj"),
)


@pytest.mark.parametrize(
    ("doc", "place", "relation", "expected"),
    [
        (ACTIVE, 1, "subject", ["Acme"]),
        (ACTIVE, 1, "object", ["Beta"]),
        (PASSIVE, 2, "subject", ["Acme"]),
        (PASSIVE, 2, "object", ["Beta"]),
        (INFINITIVE, 3, "subject", ["Acme"]),
        (INFINITIVE, 3, "object", ["Beta"]),
        (NOUN, 3, "of", ["Beta"]),
        (NOUN, 3, "governor.subject", ["Acme"]),
    ],
)
def test_an_argument_is_the_same_in_every_construction(
    doc: Doc, place: int, relation: str, expected: list[str]
) -> None:
    assert texts(doc, place, relation) == expected


def test_a_passive_verb_is_told_from_an_active_one() -> None:
    assert is_passive(PASSIVE[2])
    assert not is_passive(ACTIVE[1])


def test_a_relative_clause_takes_its_antecedent_for_subject() -> None:
    doc = make_doc(
        ("Acme", "PROPN", "NNP", 0, "ROOT"),
        ("which", "PRON", "WDT", 2, "nsubj"),
        ("bought", "VERB", "VBD", 0, "relcl"),
        ("Beta", "PROPN", "NNP", 2, "dobj"),
    )
    assert [token.text for token in subjects(doc[2])] == ["Acme"]
