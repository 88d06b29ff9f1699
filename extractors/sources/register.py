"""Reads the register of sources, seeds/sources.yml, into validated entries."""

import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from extractors.sources.kinds import kind_names
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.settings import PROJECT

REGISTER = PROJECT / "seeds" / "sources.yml"
CRON = re.compile(r"(?:[\d*,/A-Za-z-]+ ){4}[\d*,/A-Za-z#-]+|@(?:hourly|daily|weekly|monthly|once)")


def _known_kind(value: str) -> str:
    if value not in kind_names():
        raise ValueError(f"no such kind; known are {', '.join(kind_names())}")
    return value


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("no such time zone; use an IANA name such as America/New_York") from None
    return value


def _cron(value: str) -> str:
    if not CRON.fullmatch(value):
        raise ValueError("not a cron line of five fields")
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Source(BaseModel):
    """One registered source of documents."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    source_id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: Annotated[Text, AfterValidator(_known_kind)]
    name: Text
    location: Text | None  # null: the setting MARKET_EVENTS_DOCUMENTS
    schedule: Annotated[str, AfterValidator(_cron)] | None
    enabled: bool
    uses_network: bool
    zone: Annotated[Text, AfterValidator(_known_zone)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    licence: Text
    may_redistribute: bool
    description: Text
    connection_id: Text | None = None  # Airflow Connection that holds login and secret; the register holds none
    pool: Text | None = None  # Airflow pool of its pulls, such as that of a host that sources share
    publisher: Text | None = None  # of its documents, where neither entry nor page tells
    expected_per_week: Annotated[int, Field(gt=0)] | None = None  # documents; null where nobody knows
    recheck_days: Annotated[int, Field(gt=0)] | None = None  # pages are looked at again for so long; null: never
    requests_per_second: Annotated[float, Field(gt=0)] | None = None  # less than its host's own; null: the host's
    private_hosts: tuple[str, ...] = ()  # hosts that need not have a public address, such as one of your own network


def read_sources(path: Path = REGISTER) -> tuple[Source, ...]:
    """The registered sources in the order of the file.

    Raises PathError where the file cannot be read, SettingError where an entry cannot be used; the text names file,
    entry and key.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PathError(f"source register {path} cannot be read ({error.strerror}); restore the file") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingError(f"source register {path} is not YAML ({' '.join(str(error).split())}); correct it") from None
    entries = content.get("sources") if isinstance(content, dict) and set(content) == {"sources"} else None
    if not isinstance(entries, list):
        raise SettingError(f"source register {path} must hold one key, sources, with a list of entries")
    sources = tuple(_source(path, position, entry) for position, entry in enumerate(entries, start=1))
    _refuse_doubles(path, sources)
    return sources


def find_source(source_id: str, path: Path = REGISTER) -> Source:
    """The source of this id; raises SettingError where the register has none."""
    sources = read_sources(path)
    for source in sources:
        if source.source_id == source_id:
            return source
    known = ", ".join(source.source_id for source in sources)
    raise SettingError(f"no source {source_id!r} in {path}; use one of {known}, or add an entry")


def _source(path: Path, position: int, entry: object) -> Source:
    label = entry.get("source_id", f"number {position}") if isinstance(entry, dict) else f"number {position}"
    try:
        return Source.model_validate(entry)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'entry'}: {problem['msg']}"
            for problem in error.errors(include_url=False)
        )
        raise SettingError(f"source register {path}, entry {label}: {problems}") from None


def _refuse_doubles(path: Path, sources: tuple[Source, ...]) -> None:
    ids = [source.source_id for source in sources]
    doubles = sorted({source_id for source_id in ids if ids.count(source_id) > 1})
    if doubles:
        raise SettingError(f"source register {path}: more than one entry with source_id {', '.join(doubles)}")
