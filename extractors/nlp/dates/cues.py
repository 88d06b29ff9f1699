"""The words around dates that tell what they are for (lexicons/date_cues.yml), as words or as a pattern."""

from functools import cache
from pathlib import Path

import yaml

from extractors.nlp.alternatives import any_of

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "date_cues.yml"


@cache
def cue_words(name: str) -> frozenset[str]:
    """A named list of cues; raises KeyError for a name that the lexicon does not have."""
    return frozenset(_lists()[name])


def cue(name: str) -> str:
    """The pattern of a named list of cues."""
    return f"(?:{any_of(cue_words(name))})"


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return lists
