"""Tells why somebody left a post, from the words of a sentence."""

import re
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Span

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "change_reasons.yml"
NOT_STATED = "not_stated"


def change_reason(evidence: str | Span) -> str | None:
    """The reason told: died, dismissed, disagreement, retired, term_ended, merger or resigned; None where none is.

    What the sentence rules out ("not due to any disagreement with the company") is no reason.
    """
    text = " ".join((evidence if isinstance(evidence, str) else evidence.text).lower().replace("’", "'").split())
    ruled_out, patterns = _patterns()
    if denial := ruled_out.search(text):
        text = text[: denial.start()]
    for reason, pattern in patterns:
        if pattern.search(text):
            return reason
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    ruled_out = _any_of(data.pop("negations"))
    return ruled_out, tuple((reason, _any_of(phrases)) for reason, phrases in data.items())


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b")
