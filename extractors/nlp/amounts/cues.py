"""The words around amounts that tell what they are for (lexicons/amount_cues.yml), as alternatives of a pattern."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extractors.nlp.alternatives import any_of

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "amount_cues.yml"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return data


@cache
def _cues() -> dict[str, str]:
    return {name: f"(?:{any_of(phrases)})" for name, phrases in _data().items() if isinstance(phrases, list)}


def fractions() -> dict[str, float]:
    """Fractions in words, as percentages."""
    told: dict[str, float] = _data()["fractions"]
    return told


def cue(name: str) -> str:
    """The pattern of a named list of cues; raises KeyError for a name that the lexicon does not have."""
    return _cues()[name]
