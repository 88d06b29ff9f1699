"""Written forms of verbs and nouns."""

import pytest

from extractors.events.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("acquire", {"acquire", "acquires", "acquired", "acquiring"}),
        ("buy", {"buy", "buys", "bought", "buying"}),
        ("step down", {"step down", "steps down", "stepped down", "stepping down"}),
        ("cut", {"cut", "cuts", "cutting"}),
        ("merge", {"merge", "merges", "merged", "merging"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("appoint", {"appoint", "appoints", "appointed", "appointing"}),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: set[str]) -> None:
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("noun", "plural"), [("merger", "mergers"), ("subsidiary", "subsidiaries"), ("stock split", "stock splits")]
)
def test_a_noun_has_its_plural(noun: str, plural: str) -> None:
    assert noun_forms(noun) == {noun, plural}
