"""Word lists of referring expressions from extractors/lexicons/references.yml, folded and loaded once."""

from dataclasses import dataclass
from functools import cache

from extractors.nlp.names.lexicon import load_lexicon, read_file, read_lists


@dataclass(frozen=True)
class ReferenceLexicon:
    """Each list of the file as a set, each mapping as a dict, under the file's key."""

    plural_companies: frozenset[str]
    plural_people: frozenset[str]
    told_apart: frozenset[str]
    own_things: frozenset[str]
    neutral_nouns: frozenset[str]
    kinds_by_name: dict[str, str]
    synonyms: dict[str, str]


@cache
def load_references() -> ReferenceLexicon:
    """The lists."""
    data = read_file("references.yml")
    return ReferenceLexicon(
        **read_lists("references.yml"), kinds_by_name=dict(data["kinds_by_name"]), synonyms=dict(data["synonyms"])
    )


def stem(word: str) -> str:
    """One word for nouns that mean the same kind of company, one for a country and its people."""
    names = load_lexicon()
    word = load_references().synonyms.get(word, word)
    return word[:4] if word in names.peoples or word in names.places else word


@cache
def people_stems() -> frozenset[str]:
    """The stems of nationalities."""
    return frozenset(stem(people) for people in load_lexicon().peoples)
