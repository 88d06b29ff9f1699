"""Named-entity spans of a text, from the complete lists of names that an annotator gave for its document.

A name is labelled wherever it stands as whole words; where two names overlap, the one that starts first wins, and of
two that start together the longer. `Acme` inside `Acmes` or `McAcme` is no match; `Acme's` and `Acme-led` are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON

LABEL_OF_LIST = {"companies": COMPANY, "people": PERSON, "other_orgs": ORGANISATION}
LIST_OF_LABEL = {label: key for key, label in LABEL_OF_LIST.items()}


@dataclass(frozen=True, order=True)
class Name:
    """One named stretch of a text; offsets are code points, end exclusive."""

    start: int
    end: int
    label: str


def names_in(text: str, entities: Mapping[str, Iterable[str]]) -> tuple[Name, ...]:
    """Label `text` by longest match.

    `entities` holds the lists `companies`, `people` and `other_orgs`; a name that stands in two lists counts as the
    first of them. Names written in capitals are also found where the text shouts a whole line.
    """
    label_of: dict[str, str] = {}
    for key, label in LABEL_OF_LIST.items():
        for name in entities.get(key, ()):
            spelled = " ".join(name.split())
            if spelled:
                label_of.setdefault(spelled, label)
    if not label_of:
        return ()
    for spelled, label in list(label_of.items()):
        if len(spelled) > 3:
            label_of.setdefault(spelled.upper(), label)
    return tuple(
        Name(match.start(), match.end(), label_of[" ".join(match.group().split())])
        for match in _pattern(label_of).finditer(text)
    )


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One alternation of all names, longest first, with any run of blanks between their words."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    spelled = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{spelled})(?![^\W_])")
