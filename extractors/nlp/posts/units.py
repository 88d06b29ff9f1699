"""Finds the unit that a post is over, behind its title: "of the cloud business", ", Media Platform"."""

from dataclasses import dataclass

from extractors.nlp.annotations import COMPANY, NAMES
from extractors.nlp.posts.lexicon import PostLexicon
from extractors.nlp.posts.words import Words

DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her", "all", "'s", "both", "a", "an"})
JOINTS = frozenset({"and", "&", "of", "for", "the", "in", "both", "/", ","})
WHOLE = frozenset(
    {
        "group",
        "company",
        "business",
        "organization",
        "organisation",
        "operation",
        "office",
        "bank",
        "network",
        "empire",
        "team",
        "units",
        "operations",
        "brand",
        "businesses",
    }
)
# Posts over the whole company unless a unit is told in so many words.
OVERALL = frozenset(
    {"CEO", "CHAIR", "VICE_CHAIR", "FOUNDER", "LEAD_DIRECTOR", "DIRECTOR", "MANAGING_DIRECTOR", "SECRETARY"}
)
LONGEST = 10


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
        return _after_mark(words, place + 1, lexicon, is_comma=word == ",")
    return None


def _after_preposition(words: Words, first: int, kind: str, lexicon: PostLexicon, *, is_inner: bool) -> Unit | None:
    start = _skip_owner(words, first)
    told = _told_unit(words, start, lexicon) if start > first else None
    if told:
        is_whole = told - start == 1 and words.at(start) in WHOLE
        return (
            None if is_whole or (words.is_capital(told - 1) and kind in OVERALL) else Unit(start, told, is_strong=True)
        )
    if is_inner or (words.at(start) in lexicon.units and start > first):
        return None
    end = _run(words, start, lexicon)
    if end is None or _is_company(words, start, end, lexicon):
        return None
    region = lexicon.regions.longest(words, start)
    is_region = region is not None and start + region[0] == end
    if kind in OVERALL and not is_region:
        return None
    return Unit(start, end, is_region=is_region, is_strong=not is_region)


def _after_mark(words: Words, start: int, lexicon: PostLexicon, *, is_comma: bool) -> Unit | None:
    if not (words.is_capital(start) or lexicon.regions.longest(words, start) or not is_comma):
        return None
    if lexicon.titles.longest(words, start) or (
        lexicon.modifiers.longest(words, start) and not words.is_capital(start + 1)
    ):
        region = lexicon.regions.longest(words, start)
        if not region or words.at(start + region[0]) not in {".", ",", ";"}:
            return None
    end = _run(words, start, lexicon)
    if end is None or _is_company(words, start, end, lexicon) or lexicon.titles.longest(words, end):
        return None
    return Unit(start, end, is_strong=False)


def _skip_owner(words: Words, first: int) -> int:
    for place in range(first, first + 6):
        if words.at(place) == "'s":
            return place + 1
        if not (words.is_capital(place) or words.at(place) in {"the", "&", "company", "bank", "group", "firm"}):
            break
    return first + 1 if words.at(first) in DETERMINERS else first


def _told_unit(words: Words, start: int, lexicon: PostLexicon) -> int | None:
    """The end of up to six plain words that end in a noun for a unit."""
    end = None
    for place in range(start, start + 7):
        token = words.tokens[place] if place < len(words) else None
        if token is None or words.at(place) in {
            "of",
            "at",
            "in",
            "who",
            "which",
            "will",
            "has",
            "is",
            "was",
            "to",
            "for",
            "by",
        }:
            break
        if not (token.is_alpha or words.at(place) in {"&", "and", "r&d", "u.s.", "u.k."}):
            break
        if words.at(place) in lexicon.units:
            end = place + 1
        elif end is not None:
            break
    return end


def _run(words: Words, start: int, lexicon: PostLexicon) -> int | None:
    """The end of the run of functions, units, regions and capitals from start; None where it is capitals only."""
    place, end, told = start, start, False
    while place < min(start + LONGEST, len(words)):
        region = lexicon.regions.longest(words, place)
        word = words.at(place)
        if region and (words.is_capital(place) or word in {"global", "international", "worldwide"}):
            place = end = place + region[0]
            told = True
        elif (word in lexicon.functions and words.tokens[place].text != "it") or word in lexicon.units:
            if lexicon.titles.longest(words, place) and words.at(place) not in {"counsel", "partner", "partners"}:
                break
            told, place = True, place + 1
            end = place
        elif words.is_capital(place) and words.tokens[place].is_alpha and not lexicon.titles.longest(words, place):
            place = end = place + 1
        elif word in JOINTS and place > start and _continues(words, place + 1, lexicon):
            place += 1
        else:
            break
    return end if told and end > start else None


def _continues(words: Words, place: int, lexicon: PostLexicon) -> bool:
    """Whether the list of a unit's words goes on behind a joint, and not a new title, company or sentence."""
    if words.at(place - 1) == "," and (
        words.at(place) not in lexicon.functions or lexicon.titles.longest(words, place + 1)
    ):
        return False
    if lexicon.titles.longest(words, place) or words.at(place) == "chief":
        return False
    if words.at(place - 1) in {"of", "for", "in"} and words.is_capital(place):
        return words.at(place) in lexicon.functions or lexicon.regions.longest(words, place) is not None
    found = lexicon.modifiers.longest(words, place)
    if found and lexicon.titles.longest(words, place + found[0]):
        return False
    known = words.at(place) in lexicon.functions | lexicon.units or lexicon.regions.longest(words, place) is not None
    return known or (words.at(place) in {"the", "&", "and"} and words.at(place + 1) in lexicon.functions)


def _is_company(words: Words, start: int, end: int, lexicon: PostLexicon) -> bool:
    if words.at(end - 1) in lexicon.legal_forms - lexicon.functions or words.at(end) in lexicon.legal_forms:
        return True
    first, last = words.tokens[start], words.tokens[end - 1]
    for span in first.doc.spans.get(NAMES, ()):
        if span.label_ == COMPANY and span.start <= first.i and span.end > first.i and span.end >= last.i:
            return True
    tokens = words.tokens[start:end]
    known = any(token.lower_ in lexicon.functions for token in tokens)
    return any(token.ent_type_ == "PERSON" for token in tokens) and not known
