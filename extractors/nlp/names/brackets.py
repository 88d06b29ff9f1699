"""Tickers and acronyms that brackets right after a name give it, as in Acme Corp. (NYSE: ACM) or Acme Corp. (AC)."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.words import Words

LONGEST = 16  # words that brackets with several tickers may hold


@dataclass(frozen=True)
class Bracket:
    """Words [start, end) from bracket to bracket after a name; `symbols` are the keys given."""

    name: Candidate
    start: int
    end: int
    symbols: tuple[str, ...]
    is_ticker: bool


def find_brackets(words: Words, candidates: Iterable[Candidate]) -> list[Bracket]:
    """The brackets of all candidates that have them."""
    found = (bracket_after(words, candidate) for candidate in candidates)
    return [bracket for bracket in found if bracket is not None]


def bracket_after(words: Words, name: Candidate) -> Bracket | None:
    """The brackets with tickers or an acronym right after the name, a comma aside; None for others."""
    start = name.end + (words.after(name.end) == ",")
    opening = words.after(start) if start < len(words) else ""
    if opening not in {"(", "[", "<"}:
        return None
    closing = {"(": ")", "[": "]", "<": ">"}[opening]
    limit = min(words.bounds(name.end - 1)[1], start + LONGEST)
    end = next((place for place in range(start + 1, limit) if words.folded[place] == closing), None)
    if end is None or end == start + 1:
        return None
    inside = range(start + 1, end)
    tickers = _tickers(words, inside) if opening != "<" else _wire_ticker(words, inside)
    if tickers:
        return Bracket(name, start, end + 1, tickers, True)
    text = words.texts[start + 1]
    if opening == "(" and len(inside) == 1 and text.isalpha() and sum(map(str.isupper, text)) >= 2 and len(text) <= 7:
        return Bracket(name, start, end + 1, (words.key(start + 1, end),), False)
    return None


def outside_tickers(kinds: dict[Candidate, str], brackets: Iterable[Bracket]) -> dict[Candidate, str]:
    """The candidates but for what stands within brackets of tickers."""
    inside = {place for each in brackets if each.is_ticker for place in range(each.start, each.end)}
    return {candidate: kind for candidate, kind in kinds.items() if candidate.start not in inside}


def inside_wire_tickers(words: Words, candidates: Iterable[Candidate]) -> frozenset[Candidate]:
    """The candidates that a wire sets apart as tickers, as in OSTRAVA <OSTR>, and that are no names of their own."""
    return frozenset(
        each
        for each in candidates
        if words.before(each.start) == "<"
        and words.after(each.end) == ">"
        and _wire_ticker(words, range(each.start, each.end))
        and words.before(each.start, 2).strip(".,:;")
    )


def given_names(words: Words, brackets: Iterable[Bracket]) -> dict[str, str]:
    """The key of the company behind each symbol; the first company given it keeps it."""
    given: dict[str, str] = {}
    for each in brackets:
        for symbol in each.symbols:
            given.setdefault(symbol, words.key(each.name.start, each.name.end))
    return given


def _tickers(words: Words, inside: range) -> tuple[str, ...]:
    """Symbols after an exchange and a colon."""
    codes = load_lexicon().exchange_codes
    if not any(words.folded[place].split(":")[0] in codes for place in inside):
        return ()
    if not any(":" in words.folded[place] for place in inside):
        return ()
    symbols = []
    for place in inside:
        text = words.texts[place].split(":")[-1]
        if text.isupper() and text.isalpha() and words.folded[place] not in codes and 1 < len(text) <= 6:
            symbols.append(words.key(place, place + 1).split(":")[-1])
    return tuple(dict.fromkeys(symbols)) or ("",)


def _wire_ticker(words: Words, inside: range) -> tuple[str, ...]:
    text = "".join(words.texts[place] for place in inside)
    return ("",) if text.isupper() and len(text) <= 8 and " " not in text else ()
