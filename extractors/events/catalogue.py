"""The event types and their frames, read from types/*.yml and checked.

`python -m extractors.events.catalogue` prints the types as the CSV that dbt seeds from.

A type's file is the one place that declares it. What a frame may say:

    triggers    words that may tell the event, by part of speech, with the relations that fill its slots
    where       relation -> words of which one must be found there; `unless` -> none may be; `object.head` looks at the
                head word alone ("oil firm Acme" is a firm), `object` at the whole phrase;
                `next.head` looks at the one word behind
    slots       slot -> where its value is sought, best first (see extractors.events.slots)
    requires    slots without which there is no event
    done_nouns  what other sentences call it that say when it is done ("the offering closes in May")
    becomes     other types that the same words tell when a slot has certain values
"""

import csv
import io
import sys
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from warehouse.contract.errors import SettingError

TYPES = Path(__file__).parent / "types"
LEXICONS = Path(__file__).parent / "lexicons.yml"
LEADERSHIP = "leadership_change"  # the family of changes of leadership
SEED_COLUMNS = ("event_type", "event_family", "name", "definition", "caev_code", "sec_items")

PartOfSpeech = Literal["verb", "noun", "adjective", "phrase"]
Status = Literal["rumoured", "planned", "announced", "completed", "cancelled", "denied"]


def _words(value: Any) -> list[str]:
    """A list of words, with @name standing for a shared lexicon of lexicons.yml."""
    lexicons = read_lexicons()
    words: list[str] = []
    for word in [value] if isinstance(value, str) else value:
        if not isinstance(word, str):
            raise ValueError(f"{word!r} is no word; put on, off, yes and no in quotes")
        words += lexicons[word[1:]] if word.startswith("@") else [word]
    return words


Words = Annotated[list[str], BeforeValidator(_words)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Trigger(Strict):
    """Words that may tell the event, and what must hold around them."""

    pos: PartOfSpeech
    words: Words
    voice: Literal["any", "active", "passive"] = "any"
    where: dict[str, Words] = {}
    unless: dict[str, Words] = {}
    slots: dict[str, list[str]] = {}
    requires: list[str] = []  # slots that these words tell nothing without
    status: Status | None = None
    subtype: str | None = None
    weight: float = Field(1.0, gt=0, le=1)


class Becomes(Strict):
    """Another type that the same words tell; conditions hold together."""

    event_type: str
    role_codes: set[str] = set()  # every single post is one of these
    post_flag: str | None = None  # a post has this flag: is_interim, is_elect …
    words: Words = []  # one of these is in the sentence
    near: Words = []  # one of these is a few words from the trigger


class Example(Strict):
    """A sentence and the events that it states; none where it states none."""

    text: str
    events: list[dict[str, str]] = []


class EventType(Strict):
    """One type of event: what it is, and the frame that finds it."""

    event_type: str
    event_family: Literal["leadership_change", "corporate_action"]
    name: str
    definition: str
    caev_code: str | None = None  # ISO 15022 corporate action event code
    sec_items: list[str] = []  # items of Form 8-K that report it
    triggers: list[Trigger] = []
    direction: Literal["in", "out", "none"] = "none"  # which post is meant: the one taken or the one left
    is_symmetric: bool = False  # company and counterparty are equals: two subjects are the two parties
    kinds: dict[str, list[str]] = {}  # slot -> kinds of names that fill it, where not the usual one
    slots: dict[PartOfSpeech, dict[str, list[str]]] = {}
    requires: list[list[str]] = []  # of each list, one slot must be filled
    terms: list[str] = []
    done_nouns: list[str] = []  # what a sentence elsewhere calls it that says when it is done
    becomes: list[Becomes] = []
    examples: list[Example] = []


@lru_cache(maxsize=1)
def read_lexicons() -> dict[str, list[str]]:
    """The shared word lists, by name."""
    content: dict[str, list[str]] = yaml.safe_load(LEXICONS.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def read_event_types() -> tuple[EventType, ...]:
    """All types, in the order of their names.

    Raises SettingError where a file does not follow the schema; the text names file and field.
    """
    return tuple(read_type(path) for path in sorted(TYPES.glob("*.yml")))


def write_seed() -> str:
    """The types as the CSV that dbt seeds dim_event_types from."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(SEED_COLUMNS)
    for kind in read_event_types():
        definition = " ".join(kind.definition.split())
        writer.writerow(
            [kind.event_type, kind.event_family, kind.name, definition, kind.caev_code or "", " ".join(kind.sec_items)]
        )
    return buffer.getvalue()


def read_type(path: Path) -> EventType:
    """One type from its file; raises SettingError where it does not follow the schema."""
    try:
        return EventType.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError, KeyError) as error:
        reason = " ".join(str(error).split())
        raise SettingError(f"event type {path.name} cannot be used: {reason}; correct the file") from error


if __name__ == "__main__":
    sys.stdout.write(write_seed())
