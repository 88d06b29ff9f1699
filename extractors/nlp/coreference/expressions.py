"""Finds in a Doc the expressions that may refer to a company or person named elsewhere: pronouns, "the" with a noun."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import fold

PLURAL_COMPANIES = frozenset(
    {
        "companies",
        "firms",
        "banks",
        "groups",
        "airlines",
        "carriers",
        "businesses",
        "retailers",
        "lenders",
        "corporations",
        "rivals",
    }
)
PLURAL_PEOPLE = frozenset(
    {"men", "women", "executives", "directors", "officers", "brothers", "founders", "co-founders"}
)
PRONOUNS = {
    "it": "it", "its": "its", "itself": "its", "we": "we", "our": "we", "us": "we", "ours": "we",
    "he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "who": "who", "whose": "who",
}  # fmt: skip
PAIRS = frozenset({"two", "pair"})


@dataclass(frozen=True)
class Expression:
    """Tokens [start, end); `form` is noun, it, its, we, he, she, who, companies or people; `noun` is the folded head."""

    start: int
    end: int
    form: str
    noun: str = ""


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
    if noun in PLURAL_COMPANIES and (is_counted or noun == "companies"):
        return Expression(token.i, end + 1, "companies", noun)
    if noun in PLURAL_PEOPLE and is_counted:
        return Expression(token.i, end + 1, "people", noun)
    return None


def _definite(doc: Doc, token: Token, word: str) -> Expression | None:
    """The company, the Dutch bank; not what is told apart by what follows ("the bank that", "the maker of")."""
    lexicon = load_lexicon()
    if word not in {"the", "this"}:
        return None
    for end in range(token.i + 1, min(token.i + 4, len(doc))):
        noun = fold(doc[end].text)
        after = doc[end + 1] if end + 1 < len(doc) else None
        if noun in lexicon.referring_nouns and not (after is not None and _goes_on(after)):
            return Expression(token.i, end + 1, "noun", noun)
        if not (doc[end].is_lower or noun in lexicon.peoples) or doc[end].is_punct:
            return None
    return None


def _goes_on(after: Token) -> bool:
    if after.lower_ in {"of", "that", "which", "for"}:
        return True
    return after.pos_ in {"NOUN", "PROPN"} and after.lower_ not in {
        "officials",
        "spokesman",
        "spokeswoman",
        "executives",
        "shares",
        "stock",
        "management",
    }
