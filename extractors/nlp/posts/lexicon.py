"""The lexicon of posts (lexicons/posts.yml), compiled once into tables for the matcher."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from extractors.nlp.posts.words import PhraseTable

PATH = Path(__file__).resolve().parents[2] / "lexicons" / "posts.yml"
NOT_A_POST = "not a post"
# Kinds that become a role code only once the words around them are known.
OPEN_KINDS = frozenset({"DIRECTOR_OR_FUNCTION", "MANAGER", "HEAD", "BOARD"})


@dataclass(frozen=True)
class PostLexicon:
    """Tables of titles and of the words around them."""

    roles: Mapping[str, str]
    titles: PhraseTable
    chiefs: Mapping[str, str]  # what stands between "chief" and "officer" -> role code
    singulars: Mapping[str, str]  # the last word of a plural title -> its singular
    modifiers: PhraseTable  # value: a flag of Post, or "plain"
    after: PhraseTable
    outside: frozenset[str]
    needs_cue: frozenset[str]
    weak_modifiers: frozenset[str]  # of those, what does not make a post of a word that needs a cue
    never_behind_names: frozenset[str]  # degrees that are written like posts
    cues: PhraseTable  # value: "strong" or "weak"
    functions: frozenset[str]
    units: frozenset[str]
    regions: PhraseTable
    countries: PhraseTable
    nationalities: frozenset[str]
    legal_forms: frozenset[str]
    boards: PhraseTable
    seat_cues: frozenset[str]
    not_seats: frozenset[str]
    seats: frozenset[str]
    other_bodies: frozenset[str]


@cache
def post_lexicon() -> PostLexicon:
    """Reads and compiles the lexicon.

    Raises:
        ValueError: where a title has a role code that is not declared.
    """
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    unknown = (set(data["titles"]) | set(data["chiefs"])) - set(data["roles"]) - OPEN_KINDS
    if unknown:
        raise ValueError(f"{PATH.name}: undeclared role codes {sorted(unknown)}; declare them under roles")
    weak = set(data["weak_cues"])
    return PostLexicon(
        roles=data["roles"],
        titles=_table(data["titles"]).add(data["not_posts"], NOT_A_POST),
        chiefs={phrase: code for code, phrases in data["chiefs"].items() for phrase in phrases},
        singulars=_singulars(phrase for group in data["titles"].values() for phrase in group),
        modifiers=_table(data["modifiers"]),
        after=_table(data["after"]),
        outside=frozenset(data["outside"]),
        needs_cue=frozenset(data["needs_cue"]),
        weak_modifiers=frozenset(data["weak_modifiers"]),
        never_behind_names=frozenset(data["never_behind_names"]),
        cues=PhraseTable().add((c for c in data["cues"] if c not in weak), "strong").add(weak, "weak"),
        functions=frozenset(data["functions"]),
        units=frozenset(data["units"]),
        regions=PhraseTable().add(data["regions"], "region"),
        countries=PhraseTable().add(data["countries"], "country"),
        nationalities=frozenset(data["nationalities"]),
        legal_forms=frozenset(data["legal_forms"]),
        boards=PhraseTable().add(data["boards"], "board"),
        seat_cues=frozenset(data["seat_cues"]),
        not_seats=frozenset(data["not_seats"]),
        seats=frozenset(data["seats"]),
        other_bodies=frozenset(data["other_bodies"]),
    )


def _table(phrases: Mapping[str, Sequence[str]]) -> PhraseTable:
    table = PhraseTable()
    for value, group in phrases.items():
        table.add(group, value)
    return table


def _singulars(phrases: Iterable[str]) -> Mapping[str, str]:
    words = {word for phrase in phrases for word in phrase.split()}
    regular = {word: word[:-1] for word in words if word.endswith("s") and word[:-1] in words}
    return regular | {word: word[:-2] + "an" for word in words if word.endswith("men")}
