"""Whether one spelling names the same as a fuller one: short forms, acronyms, surnames and nicknames, on keys alone."""

from functools import lru_cache

from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import initials, without_suffix


@lru_cache(maxsize=65536)
def company_core(key: str) -> tuple[str, ...]:
    """The words of a company's key without legal forms and a leading article."""
    words = without_suffix(key, load_lexicon().legal_suffixes).replace(" & ", "&").split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_same_company(key: str, other: str) -> bool:
    """Whether two keys differ in legal forms only."""
    return company_core(key) == company_core(other)


def is_short_company(short: str, long: str) -> bool:
    """Whether `short` begins `long`, leading small words such as Royal or Banco aside."""
    few, many = company_core(short), company_core(long)
    if len(few) >= len(many):
        return False
    if many[: len(few)] == few:
        return not (len(few) == 1 and len(few[0]) < 2)
    lead = load_lexicon().leading_light_words
    return many[0] in lead and many[1 : len(few) + 1] == few


def is_light_rest(short: str, long: str) -> bool:
    """Whether what `long` has beyond `short` says nothing of its own, as in Acme for Acme Technologies."""
    few, many = company_core(short), company_core(long)
    lexicon = load_lexicon()
    rest = many[len(few) :] if many[: len(few)] == few else many[len(few) + 1 :]
    return all(word in lexicon.light_words or word in lexicon.legal_suffixes for word in rest)


def is_acronym(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, with or without its legal form."""
    letters = short.replace("&", "").replace(" ", "").replace("'s", "")
    if not 2 <= len(letters) <= 6 or not letters.isalpha():
        return False
    words = long.replace(",", " ").split()
    core = list(company_core(long))
    return letters in {
        initials(words),
        initials(core),
        initials(words, skipped=frozenset()),
        initials(core[1:]),
    }


def is_short_person(short: str, long: str) -> bool:
    """Whether `short` is the surname, the given name, an initialled or nicknamed form of `long`."""
    few, many = _person_words(short), _person_words(long)
    if not few or not many or few == many:
        return bool(few) and few == many
    if len(few) == 1:
        return len(many) > 1 and few[0] in {many[-1], many[0], " ".join(many[1:])}
    return few[-1] == many[-1] and _is_same_given(few[0], many[0])


def person_surname(key: str) -> str:
    """The last word of a person's name, name suffixes such as Jr aside."""
    words = _person_words(key)
    return words[-1] if words else ""


@lru_cache(maxsize=65536)
def _person_words(key: str) -> tuple[str, ...]:
    lexicon = load_lexicon()
    words = [word for word in key.replace('"', " ").split() if word not in lexicon.titles]
    while len(words) > 1 and words[-1] in lexicon.name_suffixes:
        words.pop()
    return tuple(words)


def _is_same_given(one: str, other: str) -> bool:
    nicknames = load_lexicon().nicknames
    if nicknames.get(one, one) == nicknames.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 and long.startswith(short)) or (len(short) >= 3 and long.startswith(short))
