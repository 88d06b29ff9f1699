"""Weighted votes for a candidate being a company, a person, another organisation or neither, from words in and near it."""

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON
from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import without_suffix
from extractors.nlp.names.words import Words

OTHER = "OTHER"
Votes = dict[str, float]

LABEL_VOTES = {
    "ORG": (COMPANY, 2.0), "COMPANY": (COMPANY, 4.0), "PERSON": (PERSON, 2.0), "ORGANISATION": (ORGANISATION, 4.0),
    "GPE": (OTHER, 1.5), "LOC": (OTHER, 2.0), "NORP": (OTHER, 2.5), "PRODUCT": (OTHER, 1.0), "FAC": (OTHER, 1.5),
    "WORK_OF_ART": (OTHER, 2.0), "EVENT": (OTHER, 2.5), "LAW": (OTHER, 3.0),
}  # fmt: skip
EXCHANGES = frozenset(
    {
        "nyse",
        "nasdaq",
        "otc",
        "otcqb",
        "otcqx",
        "tsx",
        "tsxv",
        "cse",
        "asx",
        "lse",
        "aim",
        "amex",
        "nyseamerican",
        "hkex",
        "sgx",
        "euronext",
        "nse",
        "bse",
        "fse",
        "otcmkts",
        "tsx-v",
        "nyse-american",
    }
)


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
        votes[COMPANY] += 2.5
    if key in lexicon.organisation_names or core in lexicon.organisation_names:
        votes[ORGANISATION] += 7
    elif not is_formed:
        votes[ORGANISATION] += _organisation_words(key, words)
    if key in lexicon.places or key in lexicon.peoples:
        votes[OTHER] += 8
    votes[PERSON] += _person_spelling(words)
    return votes


def context_votes(words: Words, candidate: Candidate) -> Votes:
    """Votes from the recogniser's label and the words around one mention."""
    votes = no_votes()
    if candidate.label in LABEL_VOTES:
        kind, weight = LABEL_VOTES[candidate.label]
        votes[kind] += weight
    votes[COMPANY] += _company_before(words, candidate.start) + _company_after(words, candidate)
    votes[PERSON] += _person_before(words, candidate) + _person_after(words, candidate)
    votes[OTHER] += _place_around(words, candidate)
    votes[ORGANISATION] += 2 if _is_source(words, candidate) else 0
    return votes


def _organisation_words(key: str, words: list[str]) -> float:
    lexicon = load_lexicon()
    strong = (lexicon.organisation_words - lexicon.weak_organisation_words) & set(words)
    if strong or any(key.startswith(opening) for opening in lexicon.organisation_openings):
        return 6
    return 2.5 if len(words) > 1 and set(words) & lexicon.weak_organisation_words else 0


def _person_spelling(words: list[str]) -> float:
    lexicon = load_lexicon()
    if len(words) < 2 or len(words) > 5 or words[-1] in lexicon.trade_words or "&" in " ".join(words):
        return 0
    votes = 2.5 if words[0] in lexicon.first_names else 0.0
    if any(len(word) == 1 for word in words[1:-1]) or words[-1] in lexicon.name_suffixes:
        votes += 2
    return votes


def _company_before(words: Words, start: int) -> float:
    lexicon = load_lexicon()
    before = words.before(start)
    if before == "the":
        start, before = start - 1, words.before(start, 2)
    two = f"{words.before(start, 2)} {before}"
    three = f"{words.before(start, 3)} {two}"
    if two in lexicon.company_governors or three in lexicon.company_governors or before in lexicon.company_governors:
        return 3
    return 2.5 if before in lexicon.company_nouns and words.texts[start - 1][0].islower() else 0


def _company_after(words: Words, candidate: Candidate) -> float:
    lexicon, end, votes = load_lexicon(), candidate.end, 0.0
    after, next_after = words.after(end), words.after(end, 1)
    if _has_ticker(words, end):
        return 7
    if after in {"'s", "'"}:
        votes += (
            2
            if next_after in lexicon.company_possessions or words.after(end, 2) in lexicon.company_possessions
            else 0.5
        )
    elif after in lexicon.company_possessions and words.texts[end][0].islower():
        votes += 1.5
    if after in lexicon.company_verbs:
        votes += 2.5 if next_after == "it" or words.after(end, 2) == "it" else 0.7
    if after == "," and next_after in {"a", "an", "the", "which", "whose"}:
        nearby = {words.after(end, ahead) for ahead in range(2, 9)}
        votes += 2.5 if next_after == "which" or nearby & lexicon.company_nouns else 0
    return votes


def _has_ticker(words: Words, end: int) -> bool:
    if words.after(end) == "<" and words.after(end, 2) == ">":
        return words.texts[end + 1].isupper()
    if words.after(end).startswith("<") and words.after(end).endswith(">"):
        return True
    ahead = [words.after(end, place) for place in range(1, 7)]
    if words.after(end) not in {"(", "[", ",", "inc"}:
        return False
    return any(word.split(":")[0].replace(" ", "") in EXCHANGES for word in ahead if word) and any(
        ":" in word for word in ahead
    )


def _person_before(words: Words, candidate: Candidate) -> float:
    lexicon = load_lexicon()
    before = words.before(candidate.start)
    if before in lexicon.titles:
        return 8
    if before in lexicon.posts_before and candidate.end - candidate.start > 1:
        return 2.5
    return 0


def _person_after(words: Words, candidate: Candidate) -> float:
    lexicon, end = load_lexicon(), candidate.end
    after, next_after, third = words.after(end), words.after(end, 1), words.after(end, 2)
    if after in {"jr", "sr", "iii", "ii"} or next_after in {"jr", "sr", "phd", "md", "esq"}:
        return 5
    if after == "who":
        return 4
    if after == ",":
        if next_after.isdigit() and third in {",", "."} and 18 < int(next_after) < 100:
            return 5
        if next_after == "who" or next_after in lexicon.posts_after:
            return 3
        if next_after in {"a", "an", "the", "its", "our"} and third in lexicon.posts_after:
            return 2
    return 1 if after in lexicon.person_verbs else 0


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


def _is_source(words: Words, candidate: Candidate) -> bool:
    before = words.before(candidate.start)
    if before == "the":
        before = words.before(candidate.start, 2)
    return before == "told" or (before == "to" and words.before(candidate.start, 2) == "according")
