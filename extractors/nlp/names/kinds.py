"""One kind for each name of a document: votes of all its mentions, and of the fuller names that it is short for."""

from collections import defaultdict
from collections.abc import Iterable

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON
from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.evidence import OTHER, Votes, context_votes, spelling_votes
from extractors.nlp.names.variants import company_core, is_acronym, is_short_company, person_surname
from extractors.nlp.names.words import Words

NEEDED = 1.8
NEEDED_UNMARKED = 2.4
SURE = 5.0
KINDS = (COMPANY, PERSON, ORGANISATION, OTHER)


def decide_kinds(words: Words, candidates: Iterable[Candidate]) -> dict[Candidate, str]:
    """COMPANY, PERSON or ORGANISATION for each candidate that is a name of such; the others are left out."""
    candidates = list(candidates)
    local = {candidate: context_votes(words, candidate) for candidate in candidates}
    keys = {candidate: words.key(candidate.start, candidate.end) for candidate in candidates}
    votes = _summed(candidates, local, keys)
    marked = {keys[candidate] for candidate in candidates if candidate.label}
    shared = _lend(votes)
    kinds: dict[Candidate, str] = {}
    for candidate in candidates:
        key = keys[candidate]
        own = votes[key]
        if {COMPANY, PERSON} <= shared.get(
            key, frozenset()
        ):  # Dell the man and Dell the firm: each mention speaks for itself
            own = _added(spelling_votes(key), local[candidate], {COMPANY: 1.0, PERSON: 0.9})
        best = max(KINDS, key=lambda kind: own[kind])
        if best != OTHER and own[best] >= (NEEDED if key in marked else NEEDED_UNMARKED):
            kinds[candidate] = best
    return kinds


def _summed(candidates: list[Candidate], local: dict[Candidate, Votes], keys: dict[Candidate, str]) -> dict[str, Votes]:
    votes: dict[str, Votes] = {}
    for candidate in candidates:
        key = keys[candidate]
        votes[key] = _added(votes.get(key) or spelling_votes(key), local[candidate])
    return votes


def _added(*several: Votes) -> Votes:
    return {kind: sum(votes.get(kind, 0.0) for votes in several) for kind in KINDS}


def _lend(votes: dict[str, Votes]) -> dict[str, frozenset[str]]:
    """Adds to short names what is sure of the fuller ones; says which kinds each short name was lent."""
    sure = {key: kind for key, own in votes.items() for kind in (COMPANY, PERSON, ORGANISATION) if _is_sure(own, kind)}
    lent: dict[str, set[str]] = defaultdict(set)
    for key in votes:
        if len(key.split()) > 3:
            continue
        for long, kind in sure.items():
            if long != key and _is_short(key, long, kind):
                lent[key].add(kind)
    for key, kinds in lent.items():
        for kind in sorted(kinds):
            votes[key][kind] += 6
    return {key: frozenset(kinds) for key, kinds in lent.items()}


def _is_sure(own: Votes, kind: str) -> bool:
    return own[kind] >= SURE - 1 and max(KINDS, key=lambda each: own[each]) == kind


def _is_short(key: str, long: str, kind: str) -> bool:
    if kind == PERSON:
        return " " not in key and " " in long and person_surname(long) == key
    return company_core(key) == company_core(long) or is_short_company(key, long) or is_acronym(key, long)
