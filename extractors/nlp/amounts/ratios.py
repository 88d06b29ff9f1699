"""Finds ratios of new to old shares: "two-for-one", "1-for-10 reverse", "3:1", "one new share for every five held"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.nlp.amounts.cues import cue
from extractors.nlp.amounts.numbers import number, number_pattern
from extractors.nlp.annotations import Amount

Found = tuple[int, int, Amount]

NEAR, LONGEST_TAIL = 90, 48
OF_SHARES = re.compile(rf"\b{cue('share_ratio')}\b", re.IGNORECASE)
FEWER = re.compile(rf"\b{cue('fewer_shares')}\b", re.IGNORECASE)
ANCHOR = re.compile(r"\bfor\s?-?|\bper\s(?:each|every)|:|[-\s]to[-\s]|\bratio\sof\s", re.IGNORECASE)
NOT_OLD = r"(?![\w%$]|\.\d|,\d|\s(?:million|billion|mln|bln|percent|per\scent|pct|dlrs|years|months|days))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    value = number_pattern()
    new, old = rf"(?P<new>{value})", rf"(?P<old>{value})"
    shares = r"(?:\s[A-Za-z’'-]+){0,3}?\sshares?(?:\s(?:of|in)(?:\s[\w&.,’'-]+){1,7}?)?"
    sources = (
        rf"\b{new}[-\s]?(?:new[-\s])?for[-\s]?(?:every[-\s])?{old}{NOT_OLD}",
        rf"\b{new}{shares}(?:\sheld|\s(?:to|will)\sbe\sissued)?\s(?:for|per)\s(?:each|every)(?:\s{old})?\b",
        rf"\b{new}[-\s]to[-\s]{old}\b{NOT_OLD}",
        r"(?<![\d:.])(?P<new>\d{1,3}(?:\.\d+)?)\s?:\s?(?P<old>\d{1,4}(?:\.\d+)?)(?![\d:]|\s?[ap]\.?m)",
        r"\b(?:exchange\s)?ratio\sof\s(?P<new>\d{1,2}\.\d{2,6})(?P<old>)",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


def find_ratios(text: str) -> Iterator[Found]:
    """Spans of the text with their ratios, in order, not overlapping; only where the talk is of shares."""
    end = 0
    for begin in ANCHOR.finditer(text):
        if begin.start() < end:
            continue
        first = max(end, begin.start() - NEAR)
        if not OF_SHARES.search(text, first, begin.end() + NEAR):
            continue
        found = _around(text, first, begin)
        if found:
            end = found[1]
            yield found


def _around(text: str, first: int, anchor: re.Match[str]) -> Found | None:
    for pattern in _patterns():
        for match in pattern.finditer(text, first, min(len(text), anchor.end() + LONGEST_TAIL)):
            sentence = _sentence_around(text, match)
            if match.start() <= anchor.start() < match.end() and OF_SHARES.search(sentence):
                return match.start(), match.end(), _amount(match, sentence)
    return None


def _sentence_around(text: str, match: re.Match[str]) -> str:
    before = re.split(r"[.;]\s", text[max(0, match.start() - NEAR) : match.start()])[-1]
    return before + match[0] + re.split(r"[.;]\s", text[match.end() : match.end() + NEAR])[0]


def _amount(match: re.Match[str], sentence: str) -> Amount:
    new, old = number(match["new"]), number(match["old"]) if match["old"] else 1.0
    if FEWER.search(sentence) and new > old:
        new, old = old, new
    return Amount("RATIO", value=round(new / old, 6) if old else None, ratio_new=new, ratio_old=old)
