"""Finds ratios of new to old shares in a text: "two-for-one", "1-for-10 reverse", "3:1", "one new share for every five held"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.nlp.amounts.numbers import number, number_pattern
from extractors.nlp.annotations import Amount

Found = tuple[int, int, Amount]

NEAR = 90
OF_SHARES = re.compile(
    r"\b(?:split|splits|splitting|consolidat\w+|ratio|exchange|swap|bonus|rights|reverse|scrip|dividend|distribut\w+)\b",
    re.IGNORECASE,
)
FEWER = re.compile(r"\b(?:reverse|consolidation|consolidate)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns of a ratio, and whether words about shares must stand near."""
    value = number_pattern()
    shares = r"(?:\s[A-Za-z’'-]+){0,3}?\sshares?(?:\s(?:of|in)(?:\s[\w&.,’'-]+){1,7}?)?"
    new, old = rf"(?P<new>(?i:{value}))", rf"(?P<old>(?i:{value}))"
    return (
        (
            re.compile(
                rf"\b{new}[- ]?(?:new[- ])?for[- ]?(?:every[- ])?{old}(?![\w%$]|\.\d|,\d|\s(?:million|billion|mln|bln|percent|pct|dlrs|years|months))",
                re.IGNORECASE,
            ),
            False,
        ),
        (
            re.compile(
                rf"\b{new}{shares}(?:\s(?:to\sbe\sissued|held|will\sbe\sissued|issued))?\s(?:for|per)\s(?:each|every)(?:\s(?P<old>(?i:{value})))?\b",
                re.IGNORECASE,
            ),
            False,
        ),
        (re.compile(rf"\b{new}[- ]to[- ]{old}\b(?!\s?(?:%|million|billion|percent|pct))", re.IGNORECASE), True),
        (
            re.compile(
                r"(?<![\d:.])(?P<new>\d{1,3}(?:\.\d+)?)\s?:\s?(?P<old>\d{1,4}(?:\.\d+)?)(?![\d:]|\s?[ap]\.?m)",
                re.IGNORECASE,
            ),
            True,
        ),
        (re.compile(r"\b(?:exchange\sratio\sof|ratio\sof)\s(?P<new>\d{1,2}\.\d{2,6})(?P<old>)", re.IGNORECASE), False),
    )


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(r"\bfor\s?-?|\bper\s(?:each|every)|:|[- ]to[- ]|\bratio\sof\s", re.IGNORECASE)


def find_ratios(text: str) -> Iterator[Found]:
    """Spans of the text with their ratios, in order, not overlapping."""
    end = 0
    for begin in _anchor().finditer(text):
        if begin.start() < end:
            continue
        window = text[max(end, begin.start() - NEAR) : begin.end() + NEAR]
        if not OF_SHARES.search(window) and not re.search(r"\bshares?\b", window):
            continue
        found = _at(text, max(end, begin.start() - NEAR), begin.start(), begin.end())
        if found:
            end = found[1]
            yield found


def _at(text: str, first: int, place: int, place_end: int) -> Found | None:
    for pattern, needs_talk_of_shares in _patterns():
        for match in pattern.finditer(text, first, min(len(text), place_end + 48)):
            if not match.start() <= place < match.end():
                continue
            near = _sentence_around(text, match)
            if needs_talk_of_shares and not OF_SHARES.search(near):
                continue
            return match.start(), match.end(), _amount(match, near)
    return None


def _sentence_around(text: str, match: re.Match[str]) -> str:
    before = re.split(r"[.;]\s", text[max(0, match.start() - NEAR) : match.start()])[-1]
    return before + match[0] + re.split(r"[.;]\s", text[match.end() : match.end() + NEAR])[0]


def _amount(match: re.Match[str], near: str) -> Amount:
    new, old = number(match["new"]), number(match["old"]) if match["old"] else 1.0
    if FEWER.search(near) and new > old:
        new, old = old, new
    return Amount("RATIO", value=round(new / old, 6) if old else None, ratio_new=new, ratio_old=old)
