"""One kind for each name of a document: votes of all its mentions, and of the fuller names that it is short for."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON
from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.evidence import OTHER, Votes, context_votes, is_common, label_votes, spelling_votes
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.variants import company_core, is_acronym, is_short_company, person_surname
from extractors.nlp.names.words import Words

NEEDED = 1.8
NEEDED_UNMARKED = 2.4
SURE = {COMPANY: 4.0, PERSON: 1.9, ORGANISATION: 4.0}
KINDS = (COMPANY, PERSON, ORGANISATION, OTHER)
MOST = {COMPANY: 6.0, PERSON: 8.0, ORGANISATION: 3.0, OTHER: 4.0}  # what the contexts of many mentions may sum to
LENT = 6.0
TITLED = 8.0  # votes of a surname that stands behind Mr, Ms or Dr


def decide_kinds(words: Words, candidates: Sequence[Candidate], *, title_subject: str = "") -> dict[Candidate, str]:
    """COMPANY, PERSON or ORGANISATION for each candidate that is a name of such; the others are left out.

    `title_subject` is the key of what the story's title begins with, likely a company where nothing speaks against it.
    """
    keys = {candidate: words.key(candidate.start, candidate.end) for candidate in candidates}
    local = {candidate: context_votes(words, candidate) for candidate in candidates}
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        mentions[keys[candidate]].append(candidate)
    votes = {key: _summed(words, key, group, local) for key, group in mentions.items()}
    if title_subject in votes and votes[title_subject][PERSON] < 2:
        votes[title_subject][COMPANY] += 2.5
    _lend_back(votes)
    shared = _lend(votes)
    _coordinate(words, votes, candidates, keys)
    _exclude(votes, mentions, shared)
    marked = {key for key, group in mentions.items() if any(each.label for each in group)}
    kinds: dict[Candidate, str] = {}
    for candidate in candidates:
        key, own = keys[candidate], votes[keys[candidate]]
        if {COMPANY, PERSON} <= shared.get(key, frozenset()):  # Dell the man and Dell the firm: each mention for itself
            own = _added(spelling_votes(key), local[candidate], label_votes([candidate]), {COMPANY: 3.0, PERSON: 2.9})
        best = max(KINDS, key=lambda kind: own[kind])
        if best != OTHER and own[best] >= (NEEDED if key in marked else NEEDED_UNMARKED):
            kinds[candidate] = best
    return kinds


def _summed(words: Words, key: str, group: list[Candidate], local: dict[Candidate, Votes]) -> Votes:
    context = {kind: min(MOST[kind], sum(local[each][kind] for each in group)) for kind in KINDS}
    votes = _added(spelling_votes(key), label_votes(group), context)
    if context[COMPANY] >= 2 and key in load_lexicon().trading_names:
        votes[COMPANY] += 4
    if is_common(key):
        is_called = any(_is_called(words, each) for each in group)
        votes[COMPANY] -= 0 if context[COMPANY] >= 1 else 0.5 if is_called else 2.0
        votes[PERSON] -= _doubt_of_person(key, context[PERSON])
    return votes


def _doubt_of_person(key: str, told: float) -> float:
    """What speaks against a person of everyday words: Current Member, New Directors; one with a title is none such."""
    words = key.split()
    if len(words) > 1 and words[0] not in load_lexicon().first_names and told < TITLED:
        return MOST[PERSON]
    return 1.5 if told < 2 else 0.0


def _added(*several: Votes) -> Votes:
    return {kind: sum(votes.get(kind, 0.0) for votes in several) for kind in KINDS}


def _lend_back(votes: dict[str, Votes]) -> None:
    """Adds to full names what is sure of their surnames: where Ms Roe is told, Jane Roe is a person."""
    surnames = {key for key, own in votes.items() if " " not in key and own[PERSON] >= TITLED}
    for key, own in votes.items():
        if " " in key and person_surname(key) in surnames and own[COMPANY] < MOST[COMPANY]:
            own[PERSON] += LENT


def _lend(votes: dict[str, Votes]) -> dict[str, frozenset[str]]:
    """Adds to short names what is sure of the fuller ones; says which kinds each short name was lent."""
    sure = {key: kind for key, own in votes.items() for kind in (COMPANY, PERSON, ORGANISATION) if _is_sure(own, kind)}
    by_letter: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for long, kind in sure.items():
        for letter in {word[0] for word in long.split()}:
            by_letter[letter].append((long, kind))
    lent: dict[str, set[str]] = defaultdict(set)
    for key in votes:
        for long, kind in by_letter[key[0]] if key.count(" ") < 4 else ():
            if long != key and _is_short(key, long, kind):
                lent[key].add(kind)
    for key, kinds in lent.items():
        for kind in sorted(kinds):
            votes[key][kind] += LENT
    return {key: frozenset(kinds) for key, kinds in lent.items()}


def _coordinate(
    words: Words, votes: dict[str, Votes], candidates: Sequence[Candidate], keys: dict[Candidate, str]
) -> None:
    """What is told in one breath with a sure company (Acme and Beta) is likely one as well."""
    joined: set[str] = set()
    for one, other in pairwise(candidates):
        if other.start - one.end == 1 and words.folded[one.end] in {"and", "or", ",", "/", "&"}:
            joined.update(keys[b] for a, b in ((one, other), (other, one)) if _is_sure(votes[keys[a]], COMPANY))
    for key in joined:
        votes[key][COMPANY] += 1.5


def _is_called(words: Words, candidate: Candidate) -> bool:
    """Whether a single word is capitalised within a sentence for no other reason than that it is a name."""
    if candidate.end - candidate.start > 1 or words.opens_sentence[candidate.start] or not candidate.label:
        return False
    if words.style(candidate.start) != "plain" or words.before(candidate.start) in {
        "the",
        "a",
        "an",
        "our",
        "its",
        "of",
    }:
        return False
    after = words.after(candidate.end)
    return not after or not words.is_name_like(candidate.end)


def _exclude(votes: dict[str, Votes], mentions: dict[str, list[Candidate]], shared: dict[str, frozenset[str]]) -> None:
    """Types single words by exclusion: nobody is told by a bare surname whose full name the story never gives."""
    for key, own in votes.items():
        labels = {each.label for each in mentions[key]} - {""}
        if " " in key or not labels or shared.get(key):
            continue
        if own[PERSON] < MOST[PERSON]:
            own[PERSON] *= 0.3
        if labels & {"PERSON", "GPE", "PRODUCT", "NORP", "LOC"} and not is_common(key):
            own[COMPANY] += 1.2


def _is_sure(own: Votes, kind: str) -> bool:
    return own[kind] >= SURE[kind] and max(KINDS, key=lambda each: own[each]) == kind


def _is_short(key: str, long: str, kind: str) -> bool:
    if kind == PERSON:
        return " " not in key and " " in long and key in {person_surname(long), long.split()[0]}
    return company_core(key) == company_core(long) or is_short_company(key, long) or is_acronym(key, long)
