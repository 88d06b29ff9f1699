"""Finds in a Doc the expressions that may refer to a company or person named elsewhere: pronouns, "the" with a noun."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.nlp.coreference.lexicon import load_references
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import fold

PRONOUNS = {
    "it": "it", "its": "its", "itself": "its", "we": "we", "our": "we", "us": "we", "ours": "we",
    "he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "who": "who", "whose": "who",
}  # fmt: skip
LONGEST = 7  # words from "the" to its noun
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})


@dataclass(frozen=True)
class Expression:
    """Tokens [start, end); `form` is noun, it, its, we, he, she, who, companies or people; `noun` is the head."""

    start: int
    end: int
    form: str
    noun: str = ""
    people: str = ""  # the nationality told with it (the German firm)


def find_expressions(doc: Doc, *, taken: set[int]) -> Iterator[Expression]:
    """Expressions in order; none touches a token of `taken`."""
    for token in doc:
        if token.i in taken or token.is_space:
            continue
        word = fold(token.text)
        found = _pronoun(token, word) or _pair(doc, token, word) or _definite(doc, token, word)
        if found and taken.isdisjoint(range(found.start, found.end)):
            yield found


def _pronoun(token: Token, word: str) -> Expression | None:
    form = PRONOUNS.get(word)
    if form is None or (word == "us" and token.text.isupper()) or (word == "it" and _is_empty(token)):
        return None
    return Expression(token.i, token.i + 1, form)


def _is_empty(token: Token) -> bool:
    """Whether "it" stands for a clause (it is likely that) and not for a thing."""
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in {"seem", "appear", "rain", "snow", "turn"}:
        return True
    if verb.lemma_ != "be" and not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    late = [
        child for child in verb.children if child.i > verb.i and child.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp"}
    ]
    clause = any(
        grand.dep_ in {"xcomp", "ccomp"} for child in verb.children if child.dep_ == "acomp" for grand in child.children
    )
    return clause or any(any(part.lower_ in {"that", "whether"} for part in child.children) for child in late)


def _pair(doc: Doc, token: Token, word: str) -> Expression | None:
    """The two companies, both executives, the companies, the pair."""
    if word not in {"the", "both", "these", "those"}:
        return None
    end, is_counted = token.i + 1, word == "both"
    while end < len(doc) and end < token.i + 3 and fold(doc[end].text) in {"two", "of", "the", "former", "top"}:
        is_counted = is_counted or fold(doc[end].text) == "two"
        end += 1
    if end >= len(doc):
        return None
    noun = fold(doc[end].text)
    if noun in load_references().plural_companies and (is_counted or noun == "companies"):
        return Expression(token.i, end + 1, "companies", noun)
    if noun in load_references().plural_people and is_counted:
        return Expression(token.i, end + 1, "people", noun)
    return None


def _definite(doc: Doc, token: Token, word: str) -> Expression | None:
    """The company, the Dutch bank; not what is told apart ("the bank that", "the new company", "the maker of")."""
    lexicon = load_lexicon()
    if word not in {"the", "this"}:
        return None
    people = ""
    for end in range(token.i + 1, min(token.i + LONGEST, len(doc))):
        noun = fold(doc[end].text)
        if noun in lexicon.referring_nouns and not _is_compound(doc, end):
            is_open = _goes_on(doc, end)
            return None if is_open else Expression(token.i, end + 1, "noun", noun, people)
        if noun in lexicon.peoples:
            people = noun
        elif noun in load_references().told_apart or not _may_modify(doc[end]):
            return None
    return None


def _may_modify(token: Token) -> bool:
    """Whether the token can stand between "the" and the noun."""
    word = fold(token.text)
    if word in load_lexicon().places or word in {"-", "'s"}:
        return True
    return (
        token.is_lower
        and not token.is_punct
        and token.pos_ not in {"ADP", "AUX", "PRON", "CCONJ", "SCONJ"}
        and token.tag_ not in FINITE
    )


def _is_compound(doc: Doc, place: int) -> bool:
    """Whether the noun only describes the next one, as in exchange rate; the company officials are the company's."""
    if doc[place].dep_ != "compound" or place + 1 >= len(doc):
        return False
    return doc[place + 1].lower_ not in load_references().own_things


def _goes_on(doc: Doc, place: int) -> bool:
    """Whether what follows says which one is meant."""
    if place + 1 >= len(doc):
        return False
    after = doc[place + 1]
    return after.lower_ in {"of", "that", "which", "for"} or (after.pos_ == "PROPN" and not after.is_lower)
