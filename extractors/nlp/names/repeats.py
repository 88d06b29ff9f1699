"""Further mentions of names already known: the same words, or their short forms, where a recogniser saw nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.nlp.annotations import COMPANY, PERSON
from extractors.nlp.names.brackets import Bracket
from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.variants import company_core, person_surname
from extractors.nlp.names.words import Words

Forms = dict[str, list[tuple[tuple[str, ...], str]]]
CLOSED = frozenset({"GPE", "LOC", "NORP", "FAC", "PERSON", "WORK_OF_ART", "LAW", "EVENT"})


def find_repeats(
    words: Words, kinds: dict[Candidate, str], candidates: Iterable[Candidate], *, brackets: Iterable[Bracket] = ()
) -> dict[Candidate, str]:
    """New mentions with their kinds; none overlaps a known name or a candidate that was taken for something else."""
    brackets = list(brackets)
    closed = {place for each in kinds for place in range(each.start, each.end)}
    closed |= {place for each in brackets if each.is_ticker for place in range(each.start, each.end)}
    for each in candidates:
        if each.label in CLOSED and words.style(each.start) == "plain":
            closed.update(range(each.start, each.end))
    forms = _forms(words, kinds, {symbol for each in brackets for symbol in each.symbols if len(symbol) > 1})
    return dict(_scan(words, forms, closed))


def _forms(words: Words, kinds: dict[Candidate, str], symbols: set[str]) -> Forms:
    forms: dict[tuple[str, ...], str] = {(symbol,): COMPANY for symbol in sorted(symbols)}
    for candidate, kind in kinds.items():
        own = words.folded[candidate.start : candidate.end]
        forms.setdefault(own, kind)
        short = _short_form(words.key(candidate.start, candidate.end), own, kind)
        if short:
            forms.setdefault(short, kind)
    by_first: Forms = defaultdict(list)
    for form, kind in forms.items():
        by_first[form[0]].append((form, kind))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


def _short_form(key: str, own: tuple[str, ...], kind: str) -> tuple[str, ...] | None:
    if kind == COMPANY:
        core = company_core(key)
        short = own[: len(core)] if own[: len(core)] == core else None
    elif kind == PERSON and len(own) > 1:
        short = (person_surname(key),)
    else:
        return None
    if not short or short == own or len("".join(short)) < 3:
        return None
    return None if len(short) == 1 and short[0] in load_lexicon().trade_words else short


def _scan(words: Words, forms: Forms, closed: set[int]) -> Iterator[tuple[Candidate, str]]:
    position = 0
    while position < len(words):
        found = _match(words, forms, closed, position)
        if found:
            yield found
            position = found[0].end
        else:
            position += 1


def _match(words: Words, forms: Forms, closed: set[int], position: int) -> tuple[Candidate, str] | None:
    for form, kind in forms.get(words.folded[position], ()):
        end = position + len(form)
        if words.folded[position:end] != form or end > words.bounds(position)[1]:
            continue
        if closed.isdisjoint(range(position, end)) and _is_spelled_as_name(words, position, end):
            return Candidate(position, end), kind
    return None


def _is_spelled_as_name(words: Words, start: int, end: int) -> bool:
    if not words.is_name_like(start) or (not words.is_name_like(end - 1) and end - start > 1):
        return False
    return end - start > 1 or not (words.opens_sentence[start] and words.folded[start] in load_lexicon().no_openings)
