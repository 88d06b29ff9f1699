"""The words around amounts that tell what they are for (lexicons/amount_cues.yml), as alternatives of a pattern."""

from functools import cache
from pathlib import Path

import yaml

from extractors.nlp.alternatives import any_of

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "amount_cues.yml"


@cache
def _cues() -> dict[str, str]:
    data: dict[str, list[str]] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {name: f"(?:{any_of(phrases)})" for name, phrases in data.items()}


def cue(name: str) -> str:
    """The pattern of a named list of cues; raises KeyError for a name that the lexicon does not have."""
    return _cues()[name]
