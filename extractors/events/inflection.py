"""The written forms of an English verb or noun, so that triggers are found whatever the tagger made of them."""

from functools import lru_cache
from pathlib import Path

import yaml

IRREGULAR = Path(__file__).parents[1] / "lexicons" / "irregular_verbs.yml"
VOWELS = "aeiou"


def verb_forms(lemma: str) -> frozenset[str]:
    """Base, third person, past, participles; of a phrase, the first word is inflected."""
    verb, _, rest = lemma.partition(" ")
    forms = {verb, _with_s(verb), _with_ing(verb), *(_irregular().get(verb) or [_with_ed(verb)])}
    return frozenset(f"{form} {rest}".strip() for form in forms)


def noun_forms(noun: str) -> frozenset[str]:
    """Singular and plural; of a phrase, the last word is inflected."""
    return frozenset({noun, _with_s(noun)})


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word in {"go", "do", "undergo"} else "s")


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def _doubles(verb: str) -> bool:
    """Whether the last consonant is written twice: a short, stressed last syllable."""
    short = len(verb) > 2 and verb[-1] not in VOWELS + "wxyh" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return short and (
        sum(letter in VOWELS for letter in verb) == 1 or verb in {"submit", "commit", "transfer", "cancel"}
    )


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    forms: dict[str, str] = yaml.safe_load(IRREGULAR.read_text(encoding="utf-8"))
    return {verb: past.split() for verb, past in forms.items()}
