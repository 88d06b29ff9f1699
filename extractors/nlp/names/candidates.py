"""Possible names of a Doc: what its recogniser marked, and what capitals, legal forms and tickers show besides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.nlp.names.boundaries import grown, parts, tidied, with_number, with_suffix
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.runs import capitalised_runs
from extractors.nlp.names.words import Words

NUMBERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})


@dataclass(frozen=True)
class Candidate:
    """Words [start, end) that may be a name; `label` is the recogniser's, empty where it marked nothing."""

    start: int
    end: int
    label: str = ""

    def overlaps(self, other: "Candidate") -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


def find_candidates(words: Words) -> list[Candidate]:
    """Candidates in order; of two that overlap, the one with a legal form or else the longer stays."""
    marked = [candidate for candidate in _from_entities(words) if _may_be_name(words, candidate)]
    runs = [candidate for candidate in _from_runs(words) if _may_be_name(words, candidate)]
    proven = [run for run in runs if _is_proven(words, run) or _is_longer(words, run, marked)]
    chosen = _without_overlaps([_labelled(run, marked) for run in proven])
    chosen = _without_overlaps([*chosen, *marked], kept=len(chosen))
    return sorted(_without_overlaps([*chosen, *runs], kept=len(chosen)), key=lambda each: each.start)


def _from_entities(words: Words) -> Iterator[Candidate]:
    for ent in words.doc.ents:
        if ent.label_ in NUMBERS:
            continue
        inside = [words.word_of_token[token.i] for token in ent if token.i in words.word_of_token]
        if not inside:
            continue
        for start, end in parts(words, *grown(words, inside[0], inside[-1] + 1)):
            yield Candidate(start, end if ent.label_ == "PERSON" else with_suffix(words, start, end), ent.label_)


def _from_runs(words: Words) -> Iterator[Candidate]:
    for start, end in capitalised_runs(words):
        for bounds in parts(words, with_number(words, start), end):
            yield Candidate(*bounds)


def _is_proven(words: Words, run: Candidate) -> bool:
    return run.end - run.start > 1 and words.folded[run.end - 1] in load_lexicon().proving_suffixes


def _is_longer(words: Words, run: Candidate, marked: list[Candidate]) -> bool:
    """Whether the recogniser cut one name short: it marked a single piece of what capitals and small words bind."""
    if words.style(run.start) != "plain":
        return False
    inside = [each for each in marked if each.overlaps(run)]
    return len(inside) == 1 and inside[0].start == run.start and inside[0].end < run.end and inside[0].label != "PERSON"


def _labelled(run: Candidate, marked: Iterable[Candidate]) -> Candidate:
    return Candidate(run.start, run.end, next((each.label for each in marked if each.overlaps(run)), ""))


def _may_be_name(words: Words, candidate: Candidate) -> bool:
    lexicon = load_lexicon()
    key = words.key(candidate.start, candidate.end)
    if key in lexicon.no_names or key in lexicon.no_openings or key in lexicon.legal_suffixes:
        return False
    return any(char.isalpha() for char in key) and tidied(words, candidate.start, candidate.end) is not None


def _without_overlaps(candidates: list[Candidate], *, kept: int = 0) -> list[Candidate]:
    """The first `kept` candidates, then the longest of the others that overlap nothing kept."""
    taken: set[int] = set()
    result: list[Candidate] = []
    rest = sorted(candidates[kept:], key=lambda each: (each.start - each.end, each.start))
    for candidate in [*candidates[:kept], *rest]:
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            result.append(candidate)
    return result
