"""Exchanges in the landing zone: many partitions of a day for one that holds their rows, in all stages at one moment.

    <root>/_exchange/begun/<date>/<name>.json       written before anything else, gone when all is tidied up
    <root>/_exchange/made/<date>/<name>.json        written when the new partition lies in every stage: the moment

From that moment on all readers see the one and none of the many. The record of it stays for good, so that a writer who
still knew the old names is not seen either.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from warehouse.contract.errors import LandingError
from warehouse.contract.store import Store

_BEGUN, _MADE = "_exchange/begun", "_exchange/made"


@dataclass(frozen=True)
class Exchange:
    """One new partition, by its name in every stage, and the names of those that it stands for."""

    date: str
    name: str
    replaces: tuple[str, ...]
    stages: tuple[str, ...]  # in which the new one lies

    @property
    def file(self) -> str:
        return f"{self.date}/{self.name}.json"


class Exchanges:
    """The exchanges of a landing zone; raises LandingError where a record cannot be read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def days(self) -> list[str]:
        """The days of which partitions were exchanged."""
        return self._store.names(_MADE)

    def of_day(self, day: str) -> list[Exchange]:
        """The exchanges made of a day's partitions."""
        return self._read(f"{_MADE}/{day}/{name}" for name in self._store.names(f"{_MADE}/{day}"))

    def begun(self) -> list[Exchange]:
        """Those that are not tidied up yet, made or not."""
        folders = [f"{_BEGUN}/{day}" for day in self._store.names(_BEGUN)]
        return self._read(f"{folder}/{name}" for folder in folders for name in self._store.names(folder))

    def begin(self, exchange: Exchange) -> None:
        """Say that an exchange is being made."""
        self._write(_BEGUN, exchange)

    def make(self, exchange: Exchange) -> None:
        """Make it, at once."""
        self._write(_MADE, exchange)

    def is_made(self, exchange: Exchange) -> bool:
        """Whether readers see what is new."""
        return exchange.file.split("/")[1] in self._store.names(f"{_MADE}/{exchange.date}")

    def changed_at(self, exchange: Exchange) -> datetime:
        """When it was made, or else begun."""
        return self._store.modified_at(f"{_MADE if self.is_made(exchange) else _BEGUN}/{exchange.file}")

    def end(self, exchange: Exchange) -> None:
        """Say that nothing of it is left to tidy up."""
        self._store.remove(f"{_BEGUN}/{exchange.file}")

    def _write(self, folder: str, exchange: Exchange) -> None:
        self._store.write(f"{folder}/{exchange.file}", json.dumps(asdict(exchange)).encode())

    def _read(self, names: Iterable[str]) -> list[Exchange]:
        listed = list(names)
        return [self._exchange(*read) for read in zip(listed, self._store.read(listed), strict=True)]

    def _exchange(self, name: str, content: bytes) -> Exchange:
        try:
            fields: dict[str, Any] = json.loads(content)
            replaces, stages = tuple(fields["replaces"]), tuple(fields["stages"])
            return Exchange(date=fields["date"], name=fields["name"], replaces=replaces, stages=stages)
        except (ValueError, TypeError, KeyError) as error:
            raise LandingError(f"record {self._store.path(name)} cannot be read ({error})") from error
