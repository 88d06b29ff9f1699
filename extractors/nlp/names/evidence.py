"""Weighted votes for a candidate being a company, a person, an organisation or neither, from words in and near it."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON
from extractors.nlp.names.brackets import bracket_after
from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.lexicon import common_words, load_lexicon
from extractors.nlp.names.people import person_after, person_before, person_spelling, singular
from extractors.nlp.names.spelling import without_suffix
from extractors.nlp.names.words import Words

OTHER = "OTHER"
Votes = dict[str, float]

LABEL_VOTES = {
    "ORG": (COMPANY, 2.0), "COMPANY": (COMPANY, 3.0), "PERSON": (PERSON, 2.0), "ORGANISATION": (ORGANISATION, 3.0),
    "GPE": (OTHER, 1.0), "LOC": (OTHER, 1.5), "NORP": (OTHER, 1.0), "PRODUCT": (OTHER, 1.0), "FAC": (OTHER, 1.5),
    "WORK_OF_ART": (OTHER, 2.0), "EVENT": (OTHER, 2.5), "LAW": (OTHER, 3.0),
}  # fmt: skip


def no_votes() -> Votes:
    """Votes that say nothing yet."""
    return {COMPANY: 0.0, PERSON: 0.0, ORGANISATION: 0.0, OTHER: 0.0}


def spelling_votes(key: str) -> Votes:
    """Votes from the words of a name alone."""
    lexicon, votes = load_lexicon(), no_votes()
    words = key.split()
    core = without_suffix(key, lexicon.proving_suffixes)
    is_formed = len(words) > 1 and words[-1] in lexicon.proving_suffixes
    if is_formed:
        votes[COMPANY] += 6
    elif words[-1] in lexicon.trade_words and len(words) > 1:
        votes[COMPANY] += 1 if len(words) == 2 and words[0] in lexicon.first_names else 2.5
    if key in lexicon.organisation_names or core in lexicon.organisation_names:
        votes[ORGANISATION] += 3.5 if core in lexicon.trading_names else 7
    elif not is_formed:
        votes[ORGANISATION] += _organisation_words(key, words)
    if key in lexicon.places or key in lexicon.peoples:
        votes[OTHER] += 10
    votes[PERSON] += person_spelling(words)
    if len(words) > 1 and words[0] in (lexicon.leading_light_words | {"bank"}) - {"the", "royal"}:
        votes[COMPANY] += 3.5
    return votes


def label_votes(group: Sequence[Candidate]) -> Votes:
    """Votes of the recogniser: the mean over the mentions that it marked."""
    votes = no_votes()
    labels = [candidate.label for candidate in group if candidate.label in LABEL_VOTES]
    for label in labels:
        kind, weight = LABEL_VOTES[label]
        votes[kind] += weight / len(labels)
    return votes


def is_common(key: str) -> bool:
    """Whether every word of the key is one that running text rarely capitalises."""
    common = common_words()
    return all(
        word in common or (word.endswith("s") and word[:-1] in common) or word == "&"
        for word in key.replace("-", " ").split()
    )


def context_votes(words: Words, candidate: Candidate) -> Votes:
    """Votes from the words around one mention."""
    votes = no_votes()
    votes[COMPANY] += _company_before(words, candidate) + _company_after(words, candidate)
    votes[PERSON] += person_before(words, candidate) + person_after(words, candidate)
    votes[OTHER] += _place_around(words, candidate) + _thing_around(words, candidate)
    votes[ORGANISATION] += 2 if _is_source(words, candidate) else 0
    if words.before(candidate.start) == "the" and words.after(candidate.end) not in load_lexicon().company_nouns:
        votes[OTHER] += 0.5
        is_acronym = candidate.end - candidate.start == 1 and words.texts[candidate.start].isupper()
        votes[ORGANISATION] += 1 if is_acronym else 0
    return votes


def _organisation_words(key: str, words: list[str]) -> float:
    lexicon = load_lexicon()
    strong = (lexicon.organisation_words - lexicon.weak_organisation_words) & set(words)
    headed = {word for word, link in pairwise(words) if link in {"of", "for", "on"}}
    strong |= lexicon.organisation_words & headed
    if strong or any(key.startswith(opening) for opening in lexicon.organisation_openings):
        return 6
    weak = lexicon.weak_organisation_words & set(words) if len(words) > 1 else frozenset()
    return 0 if not weak else 1.5 if weak <= lexicon.commercial_words else 2.5


def _company_before(words: Words, candidate: Candidate) -> float:
    lexicon, start = load_lexicon(), candidate.start
    before = words.before(start)
    if before == "<":
        return 6  # a wire's mark for a company without a ticker
    if before in {"about", "source"} or (before == ":" and words.before(start, 2) in {"about", "source"}):
        return 3 if words.texts[start - 1][0].isupper() or before == ":" else 0
    if before == "the":
        start, before = start - 1, words.before(start, 2)
    two = f"{words.before(start, 2)} {before}"
    three = f"{words.before(start, 3)} {two}"
    if two in lexicon.company_governors or three in lexicon.company_governors or before in lexicon.company_governors:
        return 3
    place = start - 1
    if before == ",":
        place, before = start - 2, words.before(start, 2)
    if singular(before) in lexicon.posts_before and candidate.label == "PERSON":
        return 0
    is_noun = before in lexicon.company_nouns or singular(before) in lexicon.company_nouns
    return 2.5 if is_noun and words.texts[place][0].islower() else 0


def _company_after(words: Words, candidate: Candidate) -> float:
    lexicon, end, votes = load_lexicon(), candidate.end, 0.0
    after, next_after = words.after(end), words.after(end, 1)
    bracket = bracket_after(words, candidate)
    if (bracket is not None and bracket.is_ticker) or _is_defined_as_company(words, end):
        return 6
    if after == "today" and next_after in lexicon.company_verbs:
        votes += 2.5
    if after in {"'s", "'"}:
        votes += (
            2
            if next_after in lexicon.company_possessions or words.after(end, 2) in lexicon.company_possessions
            else 0.5
        )
    elif after in lexicon.company_possessions and words.texts[end][0].islower():
        votes += 2.5 if after in lexicon.company_heads else 1.5
    if lexicon.deal_verbs & {words.after(end, ahead) for ahead in range(4)}:
        votes += 2
    if after in lexicon.company_verbs:
        votes += 2.5 if next_after == "it" or words.after(end, 2) == "it" else 0.7
    if after == "," and next_after in {"a", "an", "the", "which", "whose"}:
        nearby = {words.after(end, ahead) for ahead in range(2, 9)}
        told = 1 if candidate.label == "PERSON" and candidate.end - candidate.start > 1 else 2.5
        votes += 2.5 if next_after == "which" else told if nearby & lexicon.company_nouns else 0
    return votes


def _is_defined_as_company(words: Words, end: int) -> bool:
    """(the "Company"), also after a ticker's brackets."""
    if words.after(end) not in {"(", ","}:
        return False
    ahead = [words.after(end, place) for place in range(1, 12)]
    return any(one in {'"', "``"} and two == "company" for one, two in pairwise(ahead))


def _place_around(words: Words, candidate: Candidate) -> float:
    lexicon, start, end = load_lexicon(), candidate.start, candidate.end
    if words.after(end) == "-" and words.after(end, 1) in {"based", "listed", "born"}:
        return 4
    if (
        words.after(end) == ","
        and words.after(end, 1) in lexicon.places
        and candidate.label not in {"ORG", "COMPANY", "PERSON"}
    ):
        return 2
    if words.before(start) in {
        "in",
        "near",
        "across",
        "throughout",
        "north",
        "south",
        "downtown",
    } and candidate.label in {"GPE", "LOC", "FAC", ""}:
        return (
            1 if words.before(start, 2) not in {"shares", "stake", "interest", "stock", "holding", "investment"} else 0
        )
    return 0


def _thing_around(words: Words, candidate: Candidate) -> float:
    """What is called a drug, a film or a ship before its name, or right after it, is no company."""
    lexicon, start, end = load_lexicon(), candidate.start, candidate.end
    if words.before(start) in lexicon.things and words.texts[start - 1].islower():
        return 3
    if words.after(end) == "," and words.after(end, 1) in {"a", "an", "the", "its", "their"}:
        nearby = [words.after(end, ahead) for ahead in range(2, 7)]
        is_company = not lexicon.company_nouns.isdisjoint(nearby)
        return 2.5 if not is_company and not lexicon.things.isdisjoint(nearby) else 0
    return 0


def _is_source(words: Words, candidate: Candidate) -> bool:
    before = words.before(candidate.start)
    if before == "the":
        before = words.before(candidate.start, 2)
    return before == "told" or (before == "to" and words.before(candidate.start, 2) == "according")
