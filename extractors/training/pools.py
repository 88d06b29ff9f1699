"""Names of companies and people to draw from, made from the lists beside this file and a company register."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
_REGISTER_TAIL = re.compile(r"\s*/.*$|\s*\(.*$")
_LEGAL_TAIL = re.compile(
    r"(?:,? (?:Incorporated|Inc|Corporation|Corp|Company|Co|Limited|Ltd|LLC|LP|PLC|plc|Plc|AG|SE|GmbH|SA|S\.A|NV|N\.V"
    r"|BV|AB|ASA|A/S|Oyj|SpA|S\.p\.A|KK|Bhd|Berhad|Pty|Pvt|JSC|PJSC|Group|Holdings?|Trust)\b\.?)+$"
)
_KEEPS_CAPITALS = frozenset(["LLC", "LP", "PLC", "AG", "SE", "SA", "NV", "AB", "ASA", "USA", "US", "II", "III", "IV"])


@dataclass(frozen=True)
class NamePools:
    """Where new names come from; each draw gives a full name and the short form that a text would use next."""

    people: Sequence[Mapping[str, Any]]
    companies: Mapping[str, Sequence[str]]
    register: Sequence[str] = field(default=())

    def person(self, rng: random.Random) -> tuple[str, str]:
        tradition = rng.choice(self.people)
        given, family = rng.choice(tradition["given"]), rng.choice(tradition["family"])
        if tradition.get("initials") and rng.random() < 0.25:
            given = f"{given} {rng.choice('ABCDEFGHJKLMPRSTW')}."
        if tradition.get("family_first") and rng.random() < 0.3:
            return f"{family} {given}", family
        return f"{given} {family}", family

    def company(self, rng: random.Random) -> tuple[str, str]:
        draw = rng.random()
        if draw < 0.4:
            short = rng.choice(self.companies["real"])
            return (short, short) if rng.random() < 0.6 else (f"{short} {self._suffix(rng)}", short)
        if draw < 0.65 and self.register:
            full = rng.choice(self.register)
            return full, _LEGAL_TAIL.sub("", full) or full
        return self._invented(rng)

    def _invented(self, rng: random.Random) -> tuple[str, str]:
        parts = self.companies
        draw = rng.random()
        if draw < 0.3:
            short = rng.choice(parts["stems"]) + rng.choice(parts["endings"])
        elif draw < 0.55:
            short = f"{rng.choice(parts['words'])} {rng.choice(parts['trades'])}"
        elif draw < 0.75:
            short = f"{rng.choice(parts['places'])} {rng.choice(parts['trades'])}"
        elif draw < 0.85:
            short = rng.choice(parts["words"])
        elif draw < 0.95:
            family = rng.choice(self.people)["family"]
            short = rng.choice(("{} & {}", "{} and {}", "{} {}", "{}, {}")).format(*rng.sample(list(family), 2))
        else:
            short = "".join(rng.choice("ABCDEFGHIKLMNPRSTVX") for _ in range(3))
        return (short if rng.random() < 0.4 else f"{short} {self._suffix(rng)}"), short

    def _suffix(self, rng: random.Random) -> str:
        return rng.choice(self.companies["suffixes"])


def load_pools(*, register: Sequence[str] = ()) -> NamePools:
    """Read the lists beside this file; `register` holds legal names as registers spell them, capitals and all."""
    people = yaml.safe_load((_HERE / "person_names.yml").read_text("utf-8"))
    companies = yaml.safe_load((_HERE / "company_names.yml").read_text("utf-8"))
    return NamePools(people=people, companies=companies, register=[_tidied(name) for name in register])


def _tidied(name: str) -> str:
    """`TRANSALTA CORP /DE/` as a newspaper would write it: `Transalta Corp`."""
    bare = _REGISTER_TAIL.sub("", name).strip()
    if bare.upper() != bare or " " not in bare:
        return bare
    return " ".join(word if word in _KEEPS_CAPITALS or "&" in word else word.capitalize() for word in bare.split())
