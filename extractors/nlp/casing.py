"""Gives a headline the case of running text, code point for code point, from the body's spelling and common words.

A parser trained on sentences takes the verb of "Acme Buys Beta" for a name. In its body the document itself
shows which words are names; what it does not show is settled by words that running text rarely capitalises.
"""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "lexicons" / "lowercase_words.txt"
WORD = re.compile(r"[^\W\d_][\w&.'’-]*[\w]|[^\W\d_]")
SET_APART = re.compile(r"<[^<>\s]{1,10}>")  # a wire's ticker
INITIALS = re.compile(r"[A-Z]{1,2}&[A-Z]{1,2}")  # AT&T, P&G
PART = re.compile(r"[^.&-]+")
INSIDE_SENTENCE = re.compile(r"(?<=[\w,;)] )([^\W\d_][\w&'’-]*)")
ENDINGS = ("s", "es", "ed", "d", "ing", "ly")
MOSTLY = 0.6
CAPITAL_WORDS = frozenset(
    [
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "CIO",
        "CMO",
        "IPO",
        "LLC",
        "LLP",
        "PLC",
        "NYSE",
        "AI",
        "US",
        "UK",
        "EU",
        "USA",
        "EVP",
        "SVP",
        "VP",
        "HR",
        "IT",
    ]
)


class Casing:
    """How one document spells its words in running text."""

    def __init__(self, body: str) -> None:
        self.forms: dict[str, Counter[str]] = {}
        for match in INSIDE_SENTENCE.finditer(body):
            self.forms.setdefault(match.group().lower(), Counter())[match.group()] += 1
        self.body = body

    def headline(self, text: str) -> str:
        """The headline as a sentence; unchanged where most of its words are lower case already."""
        apart = [match.span() for match in SET_APART.finditer(text)]
        words = [word for word in WORD.finditer(text) if not any(start < word.start() < end for start, end in apart)]
        if len(words) < 3 or sum(word.group()[0].isupper() for word in words) < MOSTLY * len(words):
            return text
        kept = self._names(text, words)
        in_capitals = sum(word.group().isupper() for word in words) > MOSTLY * len(words)
        pieces, end = [], 0
        for index, word in enumerate(words):
            cased = word.group() if index in kept else self._word(word.group(), in_capitals=in_capitals)
            if index == 0:
                cased = cased[0].upper() + cased[1:]
            pieces += [text[end : word.start()], cased if len(cased) == len(word.group()) else word.group()]
            end = word.end()
        return "".join([*pieces, text[end:]])

    def _names(self, text: str, words: list[re.Match[str]]) -> set[int]:
        """The places of words in runs of two or more capitalised words that the body repeats as they are."""
        kept: set[int] = set()
        for first in range(len(words) - 1):
            for last in range(min(first + 5, len(words) - 1), first, -1):
                run = text[words[first].start() : words[last].end()]
                if all(word.group()[0].isupper() for word in words[first : last + 1]) and run in self.body:
                    kept.update(range(first, last + 1))
                    break
        return kept

    def _word(self, word: str, *, in_capitals: bool) -> str:
        small = word.lower()
        seen = self.forms.get(small)
        if seen:
            return seen.most_common(1)[0][0]
        if word in CAPITAL_WORDS or (word.isupper() and not in_capitals) or (not word.isupper() and not word.istitle()):
            return word
        if small in _common() or any(small.removesuffix(end) in _common() for end in ENDINGS if small.endswith(end)):
            return small
        return word if INITIALS.fullmatch(word) else PART.sub(_capitalised, small)


def _capitalised(part: re.Match[str]) -> str:
    """A part of a name as a name has it ("E.F.Holt", "Elm-Walters", "Take-over")."""
    word = part.group()
    return word if part.start() and part.string[part.start() - 1] == "-" and word in _common() else word.capitalize()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(LEXICON.read_text(encoding="utf-8").split())
