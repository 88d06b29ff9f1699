"""Weighted votes for a candidate being a person, from its own words and those around it."""

from itertools import dropwhile, takewhile

from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.words import Words

FIRST_NAME = 3.3  # more than the recogniser's word for a company, less than what is told of one
REACH = 9  # words in which a post is looked for behind a name
SENTENCE_ENDS = frozenset({".", ";", ""})
PASSIVE = frozenset({"been", "was", "is", "were", "be", "being"})
AUXILIARIES = PASSIVE | {"has", "have", "had", "will", "would", "to", "also", "recently", "today", "now", "officially"}


def singular(noun: str) -> str:
    """A plural noun's likely singular."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def person_spelling(words: list[str]) -> float:
    """Votes of a name's own words."""
    lexicon = load_lexicon()
    if len(words) < 2 or len(words) > 5 or "&" in " ".join(words) or words[-1] in lexicon.proving_suffixes:
        return 0
    if words[-1] in lexicon.trade_words and len(words) > 2:
        return 0
    votes = FIRST_NAME if words[0] in lexicon.first_names and " ".join(words) not in lexicon.trading_names else 0.0
    if any(len(word) == 1 for word in words[1:-1]) or words[-1] in lexicon.name_suffixes:
        votes += 2
    return votes


def person_before(words: Words, candidate: Candidate) -> float:
    """Votes of what stands before a name: a title, a post, a promotion."""
    lexicon = load_lexicon()
    before = words.before(candidate.start)
    if before in lexicon.titles:
        return 8
    is_apposed = before == "," and words.after(candidate.end) == ","  # its managing director, Anna Veld, said
    if is_apposed:
        before = words.before(candidate.start, 2)
    if candidate.end - candidate.start == 1:
        return 0
    if {before, singular(before)} & lexicon.posts_before:
        return 5 if is_apposed else 3.2
    return (
        3.5 if before == "of" and words.before(candidate.start, 2) in lexicon.moves else 0
    )  # the promotion of Jane Roe


def person_after(words: Words, candidate: Candidate) -> float:
    """Votes of what stands behind a name: an age, a post, what it does."""
    lexicon, end = load_lexicon(), candidate.end
    after, next_after, third = words.after(end), words.after(end, 1), words.after(end, 2)
    if after in {"jr", "sr", "iii", "ii"} or next_after in {"jr", "sr", "phd", "md", "esq"}:
        return 5
    is_single = candidate.end - candidate.start == 1
    if after == "who":
        return 1 if is_single else 4
    if not is_single and _has_post(words, end):
        return 4
    if after == ",":
        if next_after.isdigit() and third in {",", "."} and 18 < int(next_after) < 100:
            return 5
        if next_after == "who" or next_after in lexicon.posts_after:
            return 1 if is_single and next_after == "who" else 3
        if next_after in {"a", "an", "the", "its", "our"} and third in lexicon.posts_after:
            return 2
    return 1 if after in lexicon.person_verbs else 0


def _has_post(words: Words, end: int) -> bool:
    """Whether a post is told of the name: Jane Roe (Chair), … as chief executive, … was named a director."""
    lexicon = load_lexicon()
    ahead = list(takewhile(lambda word: word not in SENTENCE_ENDS, (words.after(end, place) for place in range(REACH))))
    if ahead[:1] == ["("]:
        return not lexicon.post_words.isdisjoint(ahead[1:3])
    told = list(dropwhile(AUXILIARIES.__contains__, ahead))
    if not told or lexicon.post_words.isdisjoint(told):
        return False
    is_passive = not PASSIVE.isdisjoint(ahead[: len(ahead) - len(told)])
    return told[0] in (lexicon.put_into_posts if is_passive else lexicon.take_posts)
