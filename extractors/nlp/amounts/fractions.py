"""Finds fractions of a company told in words as percentages: "a third of the firm", "a one-quarter stake", "50-50"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.nlp.amounts.cues import cue, fractions
from extractors.nlp.annotations import Amount

Found = tuple[int, int, Amount]

EVEN = re.compile(r"\b50[-/:]50\b(?=[^.;\n]{0,20}\b(?:joint|venture|owned|partnership|basis|merger))")


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"[-\s]") for word in sorted(fractions(), key=len, reverse=True))
    of_whole = r"(?:of\s(?:the\s|its\s|their\s|all\s|his\s|her\s)?(?:[\w’'-]+\s){0,2}?)?"
    whole = rf"{of_whole}(?:{cue('fraction_of')}\b|(?-i:[A-Z][a-z]))"
    return re.compile(rf"\b(?:an?\s|the\s)?(?P<word>{words})(?:[-\s])(?={whole})", re.IGNORECASE)


def find_fractions(text: str) -> Iterator[Found]:
    """Spans of the text with PERCENT amounts, in order."""
    found = [(m.start(), m.end() - 1, _share(m["word"])) for m in _pattern().finditer(text)]
    found += [(m.start(), m.end(), Amount("PERCENT", value=50.0)) for m in EVEN.finditer(text)]
    yield from sorted(found, key=lambda entry: entry[:2])


def _share(word: str) -> Amount:
    return Amount("PERCENT", value=fractions()[" ".join(re.split(r"[-\s]", word.lower()))])
