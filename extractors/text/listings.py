"""The listings that a document tells: whose ticker is what on which exchange, as in Acme Corp. (NYSE: ACM)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

EXCHANGES = Path(__file__).with_name("exchanges.yml")
COVER = 8000  # characters
LONGEST_NAME, NAME_WINDOW = 8, 120  # words, characters
LONGEST_ABBREVIATION = 6  # characters, such as Bros.
TICKER = r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?"
OTHER_BRACKETS = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]]?)+\s*$")
SMALL = frozenset(["of", "the", "and", "for", "de", "in", "&"])
OPENERS = frozenset(["The", "In", "For", "At", "By", "And", "Of", "When", "With", "While", "As", "Today", "About"])
FORM = re.compile(r"(?i)(?:inc|corp|co|ltd|llc|lp|l\.p|plc|n\.?v|s\.?a|ag|se|limited|incorporated)\.?")


@dataclass(frozen=True)
class Listing:
    """One ticker; `company_name` is what stands before the brackets, null on a cover, which tells of its registrant."""

    company_name: str | None
    exchange: str
    ticker: str


def find_listings(text: str, *, is_filing: bool) -> tuple[Listing, ...]:
    """Every listing that a text tells, once each; those of a filing's cover first."""
    cover = _on_cover(text[:COVER]) if is_filing else ()
    return tuple(dict.fromkeys((*cover, *_in_brackets(text))))


def _on_cover(cover: str) -> Iterator[Listing]:
    """The rows of the table of registered securities: class, symbol, exchange."""
    for row in _row().finditer(cover):
        yield Listing(None, _codes()[_fold(row["exchange"])], row["ticker"])


def _in_brackets(text: str) -> Iterator[Listing]:
    for brackets in _brackets().finditer(text):
        name = _name_before(text[max(0, brackets.start() - NAME_WINDOW) : brackets.start()])
        if name is None:
            continue
        for found in _listed().finditer(brackets.group()):
            yield Listing(name, _codes()[_fold(found["exchange"])], found["ticker"])


def _name_before(before: str) -> str | None:
    """The run of capitalised words that ends here, a comma before the legal form included."""
    taken: list[str] = []
    for word in reversed(OTHER_BRACKETS.sub("", before).split("\n")[-1].split()[-LONGEST_NAME:]):
        opening, dots, bare = word.rpartition("...")
        bare = bare.strip("“”\"'’(,;:")
        if not _belongs(bare, taken) or (
            taken and word.endswith((",", ":", ";", "!", "?", ")")) and not FORM.fullmatch(taken[-1])
        ):
            break
        taken.append(bare)
        if dots or opening:
            break
    while taken and (taken[-1] in SMALL or taken[-1] in OPENERS):
        taken.pop()
    name = " ".join(reversed(taken))
    return name if len(name) > 1 and any(map(str.isalpha, name)) else None


def _belongs(word: str, taken: list[str]) -> bool:
    """Whether a word goes with the words of a name taken so far, which stand behind it."""
    if not word or (taken and word.endswith(".") and len(word) > LONGEST_ABBREVIATION):
        return False
    return word[0].isupper() or word[0].isdigit() or FORM.fullmatch(word) is not None or (bool(taken) and word in SMALL)


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


@cache
def _exchanges() -> dict[str, list[str]]:
    content: dict[str, list[str]] = yaml.safe_load(EXCHANGES.read_text(encoding="utf-8"))
    return content


@cache
def _codes() -> dict[str, str]:
    return {_fold(name): exchange for exchange, names in _exchanges().items() for name in (exchange, *names)}


def _names() -> str:
    names = {name for exchange, others in _exchanges().items() for name in (exchange, *others)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<exchange>(?i:{_names()}))\s*:\s*(?P<ticker>{TICKER})\b")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:[^()\[\]\n]{{0,60}}[;,/\s]\s*)?(?i:{_names()})\s*:\s*[A-Z][^()\[\]\n]{{0,80}}[)\]]")


@cache
def _row() -> re.Pattern[str]:
    return re.compile(rf"\|\s*(?P<ticker>{TICKER})\s*\|\s*(?:The\s+)?(?P<exchange>(?i:{_names()}))\s*$", re.MULTILINE)
