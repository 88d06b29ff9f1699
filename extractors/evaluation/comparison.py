"""Says whether an annotation and a row mean the same company, person, post or date, however each spells it."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_suffix(".yml")
OWNER = re.compile(r"['’]s\b")
WORD = re.compile(r"[a-z0-9]+")
SAME_POST = 0.6  # least share of the shorter title's words that both have
CO_TITLES = ("c", "pres")  # what follows in co-chief, co-chair, co-president
DATE_LENGTH = len("2004-04-01")
UNKNOWN_YEAR = "XXXX"


def is_same_company(one: str | None, other: str | None) -> bool:
    """One name's telling words are among the other's, or one is the other's initials."""
    first, second = _company_words(one), _company_words(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    short, long = sorted((first, second), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)


def is_same_person(one: str | None, other: str | None) -> bool:
    """One name's words are among the other's, or surname and first initial agree."""
    ignored = _words()["person_words_ignored"]
    first = [word for word in _fold(one) if word not in ignored]
    second = [word for word in _fold(other) if word not in ignored]
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def is_same_post(one: str | None, other: str | None) -> bool:
    """Most words of the shorter title, spelled out, are in the other too."""
    first, second = _post_words(one), _post_words(other)
    return bool(first and second) and len(first & second) >= SAME_POST * min(len(first), len(second))


def is_same_date(told: Any, found: Any) -> bool:
    """Both as ISO dates agree as far as the less precise one goes; `told` may leave the year open (XXXX-02-01)."""
    expected, got = str(told or ""), str(found or "")[:DATE_LENGTH]
    if not expected or not got:
        return False
    if expected.startswith(UNKNOWN_YEAR):
        rest = got[len(UNKNOWN_YEAR) :]
        return rest == expected[len(UNKNOWN_YEAR) :][: len(rest)]
    return got.startswith(expected) or expected.startswith(got)


def known_reason(told: str) -> str | None:
    """The change_reason that an annotator's word means; None for words of the annotator's own."""
    reasons: dict[str, str] = _words()["change_reasons"]
    return reasons.get(told)


def _fold(text: str | None) -> list[str]:
    """Lower-case words without accents, a possessive's ending or punctuation."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return WORD.findall(OWNER.sub("", plain))


def _company_words(name: str | None) -> list[str]:
    words = _fold(name)
    return [word for word in words if word not in _words()["company_words_ignored"]] or words


def _post_words(title: str | None) -> set[str]:
    words = _fold(title)
    spelled: list[str] = []
    for word, following in pairwise([*words, ""]):
        if word != "co" or not following.startswith(CO_TITLES):
            spelled += _words()["post_words"].get(word, word).split()
    if ("chief", "executive") in pairwise(spelled):
        spelled.append("officer")
    return {word for word in spelled if word not in _words()["post_words_ignored"]}


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return content
