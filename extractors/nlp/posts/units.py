"""Finds the unit that a post is over, behind its title: "of the cloud business", ", Media Platform"."""

from dataclasses import dataclass, replace

from extractors.nlp.annotations import COMPANY, NAMES
from extractors.nlp.posts.lexicon import PostLexicon
from extractors.nlp.posts.runs import is_function, is_region, told_unit, unit_run
from extractors.nlp.posts.words import BREAK, Words

DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her", "all", "'s", "both", "a", "an"})
# The company over again, not a unit of it.
WHOLE = frozenset(
    {"group", "company", "business", "organization", "organisation", "operation", "office", "bank", "network", "empire",
     "team", "units", "operations", "brand", "businesses"}
)  # fmt: skip
# Titles over a unit by themselves; behind others "of" and a name in capitals is a company.
OVER_UNITS = frozenset(
    {"EVP", "SVP", "VP", "DIVISION_HEAD", "GENERAL_MANAGER", "PRESIDENT", "HEAD", "MANAGER", "DIRECTOR_OR_FUNCTION",
     "PARTNER", "MANAGING_DIRECTOR", "OTHER", "EDITOR", "CONTROLLER"}
)  # fmt: skip
# Of those, the ones that a unit can follow without any word between ("Vice President Marketing").
JUXTAPOSED = frozenset({"EVP", "SVP", "VP", "GENERAL_MANAGER", "DIRECTOR_OR_FUNCTION"})


@dataclass(frozen=True)
class Unit:
    """Places of words: the unit's name from start to end."""

    start: int
    end: int
    is_region: bool = False
    is_strong: bool = False  # told so plainly that a bare title before it is a post


def find_unit(words: Words, place: int, kind: str, lexicon: PostLexicon) -> Unit | None:
    """The unit that begins behind a title which ends at place."""
    word = words.at(place)
    if word in {"of", "for", "in", "within", "at"}:
        return _after_preposition(words, place + 1, kind, lexicon, is_inner=word in {"in", "within", "at"})
    if word in {",", "-", "–", "—", ":"} and kind not in {"FOUNDER", "DIRECTOR"}:
        unit = _after_mark(words, place + 1, lexicon, is_comma=word == ",")
        return unit if unit is None or unit.is_region or kind in OVER_UNITS else None
    if kind in JUXTAPOSED and words.is_capital(place) and is_function(words, place, lexicon):
        return _named(words, place, lexicon)
    return None


def _after_preposition(words: Words, first: int, kind: str, lexicon: PostLexicon, *, is_inner: bool) -> Unit | None:
    start = _skip_owner(words, first)
    told = told_unit(words, start, lexicon) if start > first else None
    if told:
        is_whole = told - start == 1 and words.at(start) in WHOLE
        is_company = words.is_capital(told - 1) and kind not in OVER_UNITS
        return None if is_whole or is_company else Unit(start, told, is_strong=True)
    if is_inner or (words.at(start) in lexicon.units and start > first):
        return None
    unit = _named(words, start, lexicon)
    if unit is None or unit.is_region:
        return unit
    is_plain = not words.is_capital(start)
    begins_known = is_plain or is_function(words, start, lexicon) or is_region(words, start, lexicon)
    is_cut = words.is_capital(unit.end) and not lexicon.titles.longest(words, unit.end)
    if not begins_known or (kind not in OVER_UNITS and not is_plain) or (is_cut and not is_plain):
        return None
    return replace(unit, is_strong=True)


def _after_mark(words: Words, start: int, lexicon: PostLexicon, *, is_comma: bool) -> Unit | None:
    if is_comma and not (words.is_capital(start) or lexicon.regions.longest(words, start)):
        return None
    modifier = lexicon.modifiers.longest(words, start)
    if lexicon.titles.longest(words, start) or (modifier and not words.is_capital(start + 1)):
        region = is_region(words, start, lexicon)
        if not region or words.at(start + region) not in {".", ",", ";", BREAK}:
            return None
    unit = _named(words, start, lexicon)
    return None if unit is None or lexicon.titles.longest(words, unit.end) else unit


def _named(words: Words, start: int, lexicon: PostLexicon) -> Unit | None:
    """The unit whose name begins at start, if it is no company's."""
    end = unit_run(words, start, lexicon)
    if end is None or _is_company(words, start, end, lexicon) or _is_of_more(words, end):
        return None
    return Unit(start, end, is_region=is_region(words, start, lexicon) == end - start)


def _skip_owner(words: Words, first: int) -> int:
    for place in range(first, first + 6):
        if words.at(place) == "'s":
            return place + 1
        if not (words.is_capital(place) or words.at(place) in {"the", "&", "company", "bank", "group", "firm"}):
            break
    return first + 1 if words.at(first) in DETERMINERS else first


def _is_of_more(words: Words, end: int) -> bool:
    """Whether a plain noun goes on behind the run, so that it names something else: "oil industry analysts"."""
    return end < len(words) and words.tokens[end].tag_ in {"NN", "NNS"} and not words.is_capital(end)


def _is_company(words: Words, start: int, end: int, lexicon: PostLexicon) -> bool:
    if words.at(end - 1) in lexicon.legal_forms - lexicon.functions or words.at(end) in lexicon.legal_forms:
        return True
    first, last = words.tokens[start], words.tokens[end - 1]
    for span in first.doc.spans.get(NAMES, ()):
        if span.label_ == COMPANY and span.start <= first.i < span.end and span.end >= last.i:
            return True
    tokens = words.tokens[start:end]
    is_known = any(token.lower_ in lexicon.functions for token in tokens)
    return any(token.ent_type_ == "PERSON" for token in tokens) and not is_known
