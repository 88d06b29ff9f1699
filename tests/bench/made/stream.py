"""A stream of made documents with the events that they state: `python -m tests.bench.made.stream FOLDER --documents N`.

Lengths, boilerplate and the share of documents that tell an event are those of the shared corpora (stream.yml);
companies come from the project's register, people from the names of `extractors/training`. Document n of a seed is the
same however many are made, so that a stream can be made longer without being made anew.
"""

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from warehouse.contract.settings import PROJECT

SHARE = 1 / 30  # of documents that tell an event, as in press releases and news drawn at random
SEED = 7
_PARTS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("stream.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Made:
    """One document as the folder source reads it, and its line of gold as score.py does."""

    document: dict[str, Any]
    gold: dict[str, Any]


def make_stream(documents: int, *, seed: int = SEED, share: float = SHARE, start: int = 0) -> Iterator[Made]:
    """Documents from number `start` on of the stream of a seed; `share` is the chance that one tells an event."""
    for number in range(start, start + documents):
        yield _make(number, random.Random(f"{seed}-{number}"), share)


def write_stream(folder: Path, made: Iterator[Made]) -> tuple[Path, Path]:
    """Write `documents.jsonl` and `gold.jsonl` to a folder, a line a document; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "documents.jsonl", folder / "gold.jsonl"
    with open(paths[0], "w", encoding="utf-8") as documents, open(paths[1], "w", encoding="utf-8") as gold:
        for each in made:
            documents.write(json.dumps(each.document, ensure_ascii=False) + "\n")
            gold.write(json.dumps(each.gold, ensure_ascii=False) + "\n")
    return paths


def _make(number: int, chance: random.Random, share: float) -> Made:
    kinds = _PARTS["kinds"]
    name = chance.choices(list(kinds), [kind["weight"] for kind in kinds.values()])[0]
    kind = kinds[name]
    day = date(chance.randint(*kind["years"]), 1, 1) + timedelta(chance.randrange(365))
    main, told = _company(chance), chance.choice(_PARTS["events"]) if chance.random() < share else None
    slots = _fill(chance, day, company=main)
    title = _filled(told["title"] if told else chance.choice(_PARTS["quiet_titles"]), slots)
    evidence = _filled(told["text"], slots) if told else ""
    text = kind["opening"].format_map(slots) + _body(chance, kind, day, main, evidence)
    identity = f"made-{name}-{number}"
    told_once = {"title": title, "text": text}
    document = {"external_id": identity, "publisher": kind["publisher"], "published_at": day.isoformat(), **told_once}
    events = [_event(told, slots, evidence)] if told else []
    gold = {"id": identity, "doc_kind": name, "published": day.isoformat(), **told_once, "events": events}
    return Made(document, gold)


def _event(told: dict[str, Any], slots: dict[str, str], evidence: str) -> dict[str, Any]:
    stated = {name: slots[name] for name in told["slots"]}
    if "role" in told:
        stated["role"] = told["role"]
    what = {"type": told["family"], "subtype": told["subtype"], "status": told["status"]}
    return {**what, **stated, "evidence": evidence, "trigger": ""}


def _body(chance: random.Random, kind: dict[str, Any], day: date, main: str, evidence: str) -> str:
    """The event first, then quiet sentences up to a length of the kind, then the tail."""
    wanted = _length(chance, kind["words"])
    tail = "".join(f"\n\n{_filled(piece, _fill(chance, day, company=main))}" for piece in _PARTS["tail"])
    sentences, words = ([evidence] if evidence else []), len(evidence.split()) + kind["tail"] * len(tail.split())
    while words < wanted or not sentences:
        company = main if chance.random() < 0.6 else None
        sentences.append(_filled(chance.choice(_PARTS["quiet"]), _fill(chance, day, company=company)))
        words += len(sentences[-1].split())
    size = kind["paragraph_sentences"]
    paragraphs = (" ".join(sentences[at : at + size]) for at in range(0, len(sentences), size))
    return "\n\n".join(paragraphs) + (tail if kind["tail"] else "")


def _filled(form: str, slots: dict[str, str]) -> str:
    """A sentence or headline with its slots filled; the point of "Inc." also ends it."""
    text = form.format_map(slots).replace("..", ".")
    return text[0].upper() + text[1:]


def _length(chance: random.Random, quantiles: dict[float, int]) -> int:
    """Words, drawn from the straight lines between quantiles; the shortest is half of the first."""
    points = [(0.0, next(iter(quantiles.values())) / 2), *quantiles.items()]
    drawn = chance.random()
    for (low, short), (high, long) in pairwise(points):
        if drawn <= high:
            return round(short + (long - short) * (drawn - low) / (high - low))
    raise ValueError(f"the quantiles end at {points[-1][0]}, below 1")


def _fill(chance: random.Random, day: date, *, company: str | None) -> dict[str, str]:
    company = company or _company(chance)
    return {
        "company": company,
        "company_word": company.split()[0].lower().strip(".,"),
        "counterparty": _company(chance),
        "person": _person(chance),
        "role": chance.choice(_PARTS["roles"]),
        "PLACE": chance.choice(_PARTS["places"]),
        "THING": chance.choice(_PARTS["things"]),
        "ADJECTIVE": chance.choice(_PARTS["adjectives"]),
        "DAY": f"{day:%B} {day.day}",
        "YEAR": str(day.year - chance.randint(1, 30)),
        "AMOUNT": str(chance.randint(2, 900)),
        "CENTS": str(chance.randint(2, 60)),
        "HEADS": str(chance.randint(2, 95) * 10),
    }


def _company(chance: random.Random) -> str:
    return chance.choice(_registers()[0])


def _person(chance: random.Random) -> str:
    names = chance.choice(_registers()[1])
    return f"{chance.choice(names['given'])} {chance.choice(names['family'])}"


@cache
def _registers() -> tuple[list[str], list[dict[str, list[str]]]]:
    with (PROJECT / "seeds" / "companies.csv").open(encoding="utf-8", newline="") as file:
        companies = [row["name"] for row in csv.DictReader(file)]
    path = PROJECT / "extractors" / "training" / "person_names.yml"
    return companies, yaml.safe_load(path.read_text(encoding="utf-8"))


def main(
    folder: Annotated[Path, typer.Argument(help="Where documents.jsonl and gold.jsonl go.")],
    documents: Annotated[int, typer.Option(min=1)] = 1_000,
    seed: Annotated[int, typer.Option()] = SEED,
    share: Annotated[float, typer.Option(min=0, max=1, help="Of documents that tell an event.")] = SHARE,
) -> None:
    """Write a stream of made documents and its gold."""
    for path in write_stream(folder, make_stream(documents, seed=seed, share=share)):
        typer.echo(path)


if __name__ == "__main__":
    typer.run(main)
