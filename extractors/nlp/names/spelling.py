"""Spellings of names made comparable: folded words, and what is left of a company's name without its legal form."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
_MARKS = str.maketrans(dict.fromkeys(",™®©", " "))
_JOINTS = re.compile(r"\s*([-/&])\s*")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, straight quotes and dashes, no full stops, single spaces."""
    return " ".join(text.translate(_APOSTROPHES).casefold().replace(".", "").split())


def key_of(words: Sequence[str]) -> str:
    """One spelling for a sequence of word texts: folded, joints closed up, commas dropped."""
    folded = fold(" ".join(words)).translate(_MARKS).replace("(tm)", " ").replace("(r)", " ")
    return " ".join(_JOINTS.sub(r"\1", folded).split())


def key_of_text(text: str) -> str:
    """The key of a name written as one string."""
    return key_of(text.split())


def without_suffix(key: str, suffixes: Collection[str]) -> str:
    """The key without the legal forms at its end; unchanged where nothing else would be left."""
    words = key.split()
    while len(words) > 1 and (words[-1] in suffixes or (words[-1] in {"&", "and", "of", "the"} and len(words) > 2)):
        words.pop()
    last = words[-1]
    if len(words) == 1 and "&" in last and last.split("&")[-1] in suffixes:
        return last.rsplit("&", 1)[0]
    return " ".join(words)


def initials(
    words: Sequence[str], *, skipped: Collection[str] = frozenset({"of", "and", "the", "&", "for", "de", "in"})
) -> str:
    """First letters of the words, hyphenated parts counted as words; small words skipped."""
    parts = [part for word in words for part in re.split(r"[-/&\s]", word) if part]
    return "".join(part[0] for part in parts if part not in skipped)
