"""Makes the pattern of a list of phrases, for cues that lexicons hold as plain words."""

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    """Alternatives, the longest first: a space stands for one space, a star for the rest of a word."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s").replace(r"\*", r"\w*") for phrase in ordered)
