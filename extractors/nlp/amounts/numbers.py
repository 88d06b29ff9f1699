"""Reads numbers as written, in digits, with fractions or in words, with their scale."""

import re
from functools import cache

from extractors.nlp.alternatives import any_of
from extractors.nlp.amounts.lexicon import amount_lexicon

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?(?:[- ]\d/\d{1,2})?|\.\d{1,4})"
FRACTION = re.compile(r"(?:([\d,]+)(?:\.(\d+))?[- ])?(\d)/(\d{1,2})")


@cache
def number_pattern() -> str:
    """The pattern of one number without its scale."""
    words = any_of(word for word in amount_lexicon().numbers if word not in {"a", "an"})
    opening = rf"(?:half\san?|an?\shundred|an?(?=[ -](?:{scale_pattern()})\b)|(?:{words}))\b"
    return rf"(?:\d/\d{{1,2}}(?![\d/])|{DIGITS}|{opening}(?:[- ](?:and\s)?(?:{words})\b){{0,3}})"


@cache
def scale_pattern() -> str:
    """The pattern of a scale, which may hang on its number."""
    return any_of(amount_lexicon().scales)


def number(text: str) -> float:
    """The value of a number as written: "1,234.5", "25-1/2", "22.12 1/2" (and half a cent), "twenty-five", "half a"."""
    if fraction := FRACTION.fullmatch(text):
        whole, decimals, top, bottom = fraction.groups()
        told = float(f"{(whole or '0').replace(',', '')}.{decimals or '0'}")
        last_place: float = 10.0 ** -len(decimals or "")
        return told + int(top) / max(int(bottom), 1) * last_place
    if text[-1].isdigit():
        return float(text.replace(",", ""))
    total, words = 0.0, amount_lexicon().numbers
    for word in re.split(r"[-\s]+", text.lower()):
        value = words.get(word, 0.0)
        total = (total or 1.0) * value if value == 100 or total == 0.5 else total + value
    return total


def scaled(value: float, scale: str | None) -> float:
    """A value times its scale, free of the dust of binary fractions."""
    factor = amount_lexicon().scales[scale.lower()] if scale else 1.0
    return round(value * factor, 6)
