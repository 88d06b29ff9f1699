"""Currencies, scales and number words (lexicons/currencies.yml), compiled once to patterns and tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "currencies.yml"


@dataclass(frozen=True)
class AmountLexicon:
    """Signs and words to ISO 4217 codes, with how many of the word make one unit of the currency."""

    signs: Mapping[str, str]  # as written
    words: Mapping[str, tuple[str, float]]  # lower case -> code, factor
    national: Mapping[str, str]  # "canadian dollars" -> code
    scales: Mapping[str, float]
    numbers: Mapping[str, float]
    percents: tuple[str, ...]
    people: tuple[str, ...]
    shares: tuple[str, ...]


@cache
def amount_lexicon() -> AmountLexicon:
    """Reads the lexicon."""
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    words: dict[str, tuple[str, float]] = {}
    signs: dict[str, str] = {}
    for code, entry in data["currencies"].items():
        signs |= dict.fromkeys(entry["signs"], code)
        words |= {word.lower(): (code, 1.0) for word in entry["words"]}
        words |= {word.lower(): (code, 0.01) for word in entry.get("minor", ())}
    national = {
        f"{nationality} {form}": code
        for word, nations in data["national"].items()
        for nationality, code in nations.items()
        for form in (word, word + "s", *(("dlr", "dlrs") if word == "dollar" else ()))
    }
    return AmountLexicon(
        signs=signs,
        words=words,
        national=national,
        scales={word: float(scale) for scale, forms in data["scales"].items() for word in forms},
        numbers=data["numbers"],
        percents=tuple(data["percents"]),
        people=tuple(data["people"]),
        shares=tuple(data["shares"]),
    )
