"""How made companies and people are called in one report or another."""

import random
from dataclasses import dataclass
from pathlib import Path

import yaml

PARTS = yaml.safe_load(Path(__file__).with_name("names.yml").read_text(encoding="utf-8"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Company:
    """A name in its two parts, without and with its legal form."""

    name: str
    form: str


@dataclass(frozen=True)
class Person:
    """A name in its parts; `is_family_first` where the family name is written first at home."""

    given: str
    middle: str
    family: str
    is_family_first: bool = False


def make_company(chance: random.Random, number: int) -> Company:
    """A company of its own: the number of its scene, spelled in letters, keeps two scenes apart."""
    mark = "".join(LETTERS[number // 26**place % 26] for place in range(3)).title()
    return Company(
        f"{chance.choice(PARTS['stems'])} {mark}ton {chance.choice(PARTS['trades'])}", chance.choice(PARTS["forms"])
    )


def make_person(chance: random.Random, *, family: str | None = None) -> Person:
    """A person; one in ten is written family name first."""
    if family is None and chance.random() < 0.1:
        last, first = chance.choice(PARTS["family_first"]).split()
        return Person(first, "", last, is_family_first=True)
    return Person(
        chance.choice(PARTS["given"]), chance.choice(LETTERS).upper(), family or chance.choice(PARTS["family"])
    )


def company_told(chance: random.Random, company: Company) -> str:
    """One of the ways in which a report writes the company's name."""
    name = _misspelt(chance, company.name) if chance.random() < 0.01 else company.name
    forms = [
        f"{name} {company.form}",
        name,
        f"{name}, {company.form}",
        f"The {name} Company",
        name.upper(),
        f"{name}'s",
    ]
    return chance.choices(forms, [8, 6, 2, 1, 1, 1])[0]


def person_told(chance: random.Random, person: Person) -> str:
    """One of the ways in which a report writes the person's name."""
    if person.is_family_first:
        forms = [f"{person.family} {person.given}", f"{person.given} {person.family}", f"Mr {person.family}"]
        return chance.choices(forms, [6, 5, 1])[0]
    given, family = person.given, person.family
    if chance.random() < 0.02:
        family = _misspelt(chance, family)
    forms = [
        f"{given} {person.middle}. {family}", f"{given} {family}", f"{PARTS['nicknames'].get(given, given)} {family}",
        f"{given[0]}. {family}", f"{given[0]}.{person.middle}. {family}", f"Ms. {family}", f"{given} {family}, Jr.",
    ]  # fmt: skip
    return chance.choices(forms, [6, 9, 3, 2, 1, 1, 1])[0]


def _misspelt(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
