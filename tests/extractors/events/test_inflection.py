"""The written forms of verbs and nouns."""

import pytest

from extractors.events.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("acquire", {"acquire", "acquires", "acquired", "acquiring"}),
        ("buy", {"buy", "buys", "bought", "buying"}),
        ("step down", {"step down", "steps down", "stepped down", "stepping down"}),
        ("merge", {"merge", "merges", "merged", "merging"}),
        ("axe", {"axe", "axes", "axed", "axing"}),
        ("ratify", {"ratify", "ratifies", "ratified", "ratifying"}),
        ("name", {"name", "names", "named", "naming"}),
        ("tap", {"tap", "taps", "tapped", "tapping"}),
        ("poach", {"poach", "poaches", "poached", "poaching"}),
        ("transfer", {"transfer", "transfers", "transferred", "transferring"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
    ],
)
def test_verbs(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("takeover", {"takeover", "takeovers"}),
        ("subsidiary", {"subsidiary", "subsidiaries"}),
        ("buy-out", {"buy-out", "buy-outs"}),
        ("rights issue", {"rights issue", "rights issues"}),
    ],
)
def test_nouns(noun: str, forms: set[str]) -> None:
    assert noun_forms(noun) == forms
