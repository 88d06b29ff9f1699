"""Finds numbers with a unit, or ranges of them, in a text: money, percentages, head-counts, counts of shares."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.nlp.alternatives import any_of
from extractors.nlp.amounts.cues import cue
from extractors.nlp.amounts.lexicon import amount_lexicon
from extractors.nlp.amounts.numbers import number, number_pattern, scale_pattern, scaled
from extractors.nlp.annotations import Amount

Found = tuple[int, int, Amount]

LOOK_BACK = 48
UP_TO = re.compile(rf"\b{cue('up_to')}\s(?:{cue('before_number')}\s){{0,1}}$", re.IGNORECASE)
BETWEEN = re.compile(rf"\b(?:between|from)\s(?:{cue('before_number')}\s)?$", re.IGNORECASE)
PER_SHARE = re.compile(
    r"(?:\s(?:in\scash|net|in\sstock|cash|apiece|[A-Z]{3}|Canadian|U\.?S\.?),?){0,2}"
    r"(?:\s(?:per|a|an|each|for\seach|for\severy|per\seach)|/|[- ]a[- ]|[- ]per[- ])\s?"
    r"(?:[A-Za-z’']+\s){0,3}(?:share|ADS|ADR|unit)\b(?!s?holder)",
)
PER_SHARE_BEFORE = re.compile(
    r"\b(?:per[- ]share|a[- ]share|price\sper\s\w+\sshare|(?:offering|offer|issue|IPO|share|exercise|conversion"
    r"|subscription)\sprices?)\b[^.;$£€\d]{0,24}$",
    re.IGNORECASE,
)
EACH = re.compile(r"\s(?:each|apiece)\b")
SHARES_NEAR = re.compile(r"\b(?:shares?|stock|bid|offer|takeover|dividends?|div)\b", re.IGNORECASE)
PEOPLE_CUT = re.compile(rf"\b{cue('head_count_before')}\s(?:{cue('before_number')}\s){{0,2}}$", re.IGNORECASE)
# Between a number and the noun it counts none of these can stand.
STOPS = (
    "per|a|an|each|every|for|and|or|to|from|in|at|on|by|with|of|over|is|was|were|are|as|than|worth|after|between"
)  # fmt: skip
LARGEST_PER_SHARE = 100_000


@cache
def _quantity(*, is_range: bool) -> re.Pattern[str]:
    lexicon = amount_lexicon()
    sign, value, scale = any_of(lexicon.signs), number_pattern(), scale_pattern()
    words = any_of(lexicon.words)
    national = any_of(lexicon.national)
    percent = any_of(lexicon.percents)
    people, shares = any_of(lexicon.people), any_of(lexicon.shares)

    def scaled_value(group: str) -> str:
        return rf"(?P<{group}>(?i:{value}))(?:[-\s]?(?P<{group}_scale>(?i:{scale}))(?![A-Za-z]))?"

    joint = rf"(?P<joint>\s(?:to|and|or)\s|\s?[-–—]\s?)(?:{sign})?\s?{scaled_value('high')}" if is_range else ""
    money = rf"(?P<word>(?i:{national})|(?i:{words}))\b(?!\.m)"
    stops = rf"(?!(?:{STOPS})\s)"
    plain = r"(?:[a-z’'-]+|[A-Z][a-z]+|U\.S\.|UK|US)\s"
    of_its = r"(?:of\s(?:its|the|their|our|these|those|them)\s)?"
    counted = rf"(?:(?P<people>(?i:{people}))|(?P<shares>{shares}))\b(?!\s(?:price|offering\sprice))"
    return re.compile(
        rf"(?:(?P<sign>{sign})\s?)?{scaled_value('low')}{joint}"
        rf"(?:[-\s]?(?:{money}(?!-?denominated)|(?P<percent>(?i:{percent}))(?![a-z])(?!\s?(?:age\s)?points?))"
        rf"|[-\s]{of_its}(?:{stops}{plain}){{0,3}}?{of_its}{counted})?"
    )


@cache
def _anchor() -> re.Pattern[str]:
    lexicon = amount_lexicon()
    words = any_of(word for word in lexicon.numbers if word not in {"a", "an"})
    told = rf"(?i:{words}|an?(?=\s(?:{scale_pattern()})\b))\b"
    return re.compile(rf"(?<![\w.,/:])(?:(?:{any_of(lexicon.signs)})\s?(?=[\d.])|\d|\.(?=\d)|{told})")


def find_quantities(text: str) -> Iterator[Found]:
    """Spans of the text with their amounts, in order, not overlapping."""
    end = 0
    for begin in _anchor().finditer(text):
        if begin.start() < end:
            continue
        found = _at(text, begin.start())
        if found:
            end = found[1]
            yield found


def _at(text: str, place: int) -> Found | None:
    before = text[max(0, place - LOOK_BACK) : place]
    match = _quantity(is_range=True).match(text, place)
    if match and (match["joint"].strip() in {"to", "-", "–", "—"} or BETWEEN.search(before)):
        found = _read(match, before)
        if found and (found[2].high or 0) > (found[2].low or 0):
            return found
    match = _quantity(is_range=False).match(text, place)
    return _read(match, before) if match else None


def _read(match: re.Match[str], before: str) -> Found | None:
    kind, currency, factor = _unit(match)
    if kind is None and PEOPLE_CUT.search(before) and _is_head_count(match):
        kind = "HEADCOUNT"
    if kind is None:
        return None
    low, high = _values(match, factor)
    per_share = PER_SHARE.match(match.string, match.end()) if kind == "MONEY" else None
    is_per_share = kind == "MONEY" and low < LARGEST_PER_SHARE and bool(per_share or _is_price(match, before, factor))
    amount = Amount(
        kind,
        value=low if high is None else None,
        low=None if high is None else low,
        high=high,
        currency=currency,
        is_per_share=is_per_share,
        is_up_to=bool(UP_TO.search(before)),
    )
    return match.start(), per_share.end() if per_share and is_per_share else match.end(), amount


def _is_price(match: re.Match[str], before: str, factor: float) -> bool:
    """Whether a small sum without "a share" is the price of one all the same."""
    if PER_SHARE_BEFORE.search(before):
        return True
    near = before + match.string[match.end() : match.end() + LOOK_BACK].split("\n\n")[0]
    if EACH.match(match.string, match.end()):
        return bool(SHARES_NEAR.search(near))
    return factor < 1 and bool(SHARES_NEAR.search(near))


def _unit(match: re.Match[str]) -> tuple[str | None, str | None, float]:
    lexicon = amount_lexicon()
    if word := match["word"]:
        told = " ".join(word.lower().split())
        code, factor = lexicon.words.get(told) or lexicon.words.get(told.split()[-1], ("USD", 1.0))
        if match["sign"]:
            sign = lexicon.signs[match["sign"]]
            return "MONEY", lexicon.national.get(told, code) if match["sign"] == "$" and factor == 1.0 else sign, 1.0
        if told in {"won", "real", "mark", "marks", "buck"} and not match["low_scale"]:
            return None, None, 1.0
        return "MONEY", lexicon.national.get(told, code), factor
    if match["sign"]:
        return "MONEY", lexicon.signs[match["sign"]], 1.0
    if match["percent"]:
        return "PERCENT", None, 1.0
    if match["shares"]:
        return (
            ("SHARES", None, 1.0)
            if (match["shares"] != "share" and not match["low"][0].isalpha()) or match["low_scale"]
            else (None, None, 1.0)
        )
    return ("HEADCOUNT", None, 1.0) if match["people"] else (None, None, 1.0)


def _values(match: re.Match[str], factor: float) -> tuple[float, float | None]:
    parts = match.groupdict()
    low = number(match["low"]) * factor
    if parts.get("high") is None:
        return scaled(low, match["low_scale"]), None
    return scaled(low, match["low_scale"] or match["high_scale"]), scaled(
        number(match["high"]) * factor, match["high_scale"]
    )


def _is_head_count(match: re.Match[str]) -> bool:
    value = match["low"]
    return value[0].isdigit() and "." not in value and number(value) >= 20 and not re.fullmatch(r"(?:19|20)\d\d", value)
