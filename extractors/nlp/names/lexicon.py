"""Word lists of names from the YAML files in extractors/lexicons, folded for comparison and loaded once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extractors.nlp.names.spelling import fold

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times faster where libyaml is there
LEXICONS = Path(__file__).resolve().parents[2] / "lexicons"


@dataclass(frozen=True)
class NameLexicon:
    """Each list of the files as a set of folded entries, under the file's key."""

    legal_suffixes: frozenset[str]
    proving_suffixes: frozenset[str]
    trade_words: frozenset[str]
    company_nouns: frozenset[str]
    referring_nouns: frozenset[str]
    company_possessions: frozenset[str]
    company_heads: frozenset[str]
    deal_verbs: frozenset[str]
    company_governors: frozenset[str]
    company_verbs: frozenset[str]
    light_words: frozenset[str]
    leading_light_words: frozenset[str]
    things: frozenset[str]
    organisation_words: frozenset[str]
    weak_organisation_words: frozenset[str]
    commercial_words: frozenset[str]
    organisation_openings: frozenset[str]
    organisation_names: frozenset[str]
    trading_names: frozenset[str]
    exchange_codes: frozenset[str]
    carriers: frozenset[str]
    no_names: frozenset[str]
    no_openings: frozenset[str]
    shed_openings: frozenset[str]
    seats: frozenset[str]
    headline_verbs: frozenset[str]
    titles: frozenset[str]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    name_suffixes: frozenset[str]
    particles: frozenset[str]
    posts_before: frozenset[str]
    post_words: frozenset[str]
    posts_after: frozenset[str]
    person_verbs: frozenset[str]
    moves: frozenset[str]
    take_posts: frozenset[str]
    put_into_posts: frozenset[str]
    female_first_names: frozenset[str]
    male_first_names: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    nicknames: dict[str, str]

    @property
    def first_names(self) -> frozenset[str]:
        """First names of either sex."""
        return self.female_first_names | self.male_first_names


@cache
def read_file(file_name: str) -> dict[str, Any]:
    """One lexicon file as it stands."""
    loaded: dict[str, Any] = yaml.load((LEXICONS / file_name).read_text(encoding="utf-8"), Loader=SAFE_LOADER)
    return loaded


def read_lists(file_name: str) -> dict[str, frozenset[str]]:
    """The lists of one lexicon file, folded; mappings are left out."""
    data = yaml.safe_load((LEXICONS / file_name).read_text(encoding="utf-8"))
    return {
        key: frozenset(fold(str(entry)) for entry in value) for key, value in data.items() if isinstance(value, list)
    }


@cache
def load_lexicon() -> NameLexicon:
    """The lists that name rules use."""
    organisations = read_lists("organisations.yml")
    return NameLexicon(
        **read_lists("companies.yml"),
        **read_lists("people.yml"),
        **read_lists("places.yml"),
        organisation_words=organisations["words"],
        weak_organisation_words=organisations["weak_words"],
        commercial_words=organisations["commercial_words"],
        organisation_openings=organisations["openings"],
        organisation_names=organisations["names"],
        trading_names=organisations["trading_names"],
        exchange_codes=organisations["exchange_codes"],
        carriers=organisations["carriers"],
        no_names=organisations["no_names"],
        no_openings=organisations["no_openings"],
        shed_openings=organisations["shed_openings"],
        seats=organisations["seats"],
        headline_verbs=organisations["headline_verbs"],
        nicknames=dict(read_file("people.yml")["nicknames"]),
    )


@cache
def common_words() -> frozenset[str]:
    """Words that running text rarely capitalises."""
    return frozenset((LEXICONS / "lowercase_words.txt").read_text(encoding="utf-8").split())
