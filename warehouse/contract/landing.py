"""The landing zone: immutable Parquet partitions under any fsspec path, each announced by a dated manifest entry.

A stage is a path such as `documents`, `texts/<text_version>` or `mentions/<text_version>/<extractor_version>`.
A partition keeps its date and name from stage to stage, so the work that a stage still has to do is a set difference.

    <root>/<stage>/<date>/<name>.parquet
    <root>/_manifest/<stage>/<date>/<name>.json     written last: what has no entry is not there

Partitions may be exchanged for one that holds their rows (`warehouse.contract.exchanges`), in all stages at once.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract.errors import LandingError
from warehouse.contract.exchanges import Exchanges
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.store import Store

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, order=True)
class Partition:
    """One Parquet file of one stage."""

    date: str  # the day it was pulled, ISO, UTC
    name: str  # a hash of the rows' ids
    stage: str
    rows: int
    byte_count: int
    replaces: tuple[str, ...] = ()  # names of the partitions of its stage that it was made of, by compaction
    announced_at: str = ""  # when the last of those was, ISO

    @property
    def key(self) -> str:
        """What names the same documents in every stage."""
        return f"{self.date}/{self.name}"

    @property
    def replaced_keys(self) -> frozenset[str]:
        """The keys of the partitions that it was made of."""
        return frozenset(f"{self.date}/{name}" for name in self.replaces)


class Landing:
    """The landing zone under one fsspec path, or in a store that is open already.

    Raises LandingError where a stored file cannot be read or a table has another schema than its stage.
    """

    def __init__(self, root: str | Store) -> None:
        self.store = Store(root) if isinstance(root, str) else root
        self.exchanges = Exchanges(self.store)

    @property
    def root(self) -> str:
        """Where it lies, without the protocol."""
        return self.store.root

    def partitions(self, stage: str, *, since: str = "") -> list[Partition]:
        """What a stage holds, oldest first; `since` leaves out the days before it."""
        return sorted(self._entries(stage, (day for day in self.days(stage) if day >= since)))

    def days(self, stage: str) -> list[str]:
        """The days that a stage has, oldest first."""
        return self.store.names(f"_manifest/{stage}")

    def missing(self, stage: str, *, of: str, since: str = "") -> list[Partition]:
        """The partitions of the stage `of` that `stage` has yet to make, oldest first."""
        made = {partition.key for partition in self.partitions(stage, since=since)}
        return [partition for partition in self.partitions(of, since=since) if partition.key not in made]

    def write(self, stage: str, table: pa.Table, *, schema: pa.Schema, date: str, name: str = "") -> Partition:
        """Land a table as one partition, whole or not at all; the same name twice is the same partition.

        `name` is that of the partition it is derived from; without it, a hash of the first column.
        """
        if not table.schema.equals(schema):
            raise LandingError(f"stage {stage}: table does not have the stage's schema; this is a fault of the program")
        return self._land(stage, table, date=date, name=name or hash_parts(*map(str, table.column(0).to_pylist())))

    def write_in_place_of(self, replaced: list[Partition], *, name: str) -> Partition:
        """Land the rows of partitions of one stage and day as one, in their order, not seen before its exchange is.

        Raises LandingError where they cannot all be read.
        """
        table = pa.concat_tables((self.read(partition) for partition in replaced), promote_options="default")
        if table.num_rows != sum(partition.rows for partition in replaced):
            raise LandingError(f"{replaced[0].stage}/{replaced[0].date}: files and manifest count other rows")
        announced = max(self.announced_at(partition) for partition in replaced).isoformat()
        names = tuple(partition.name for partition in replaced)
        first = replaced[0]
        return self._land(first.stage, table, date=first.date, name=name, replaces=names, announced_at=announced)

    def read(self, partition: Partition, *, columns: list[str] | None = None) -> pa.Table:
        """The rows of one partition."""
        path = self.path(partition)
        try:
            with self.store.filesystem.open(path, "rb") as file:
                return pq.read_table(file, columns=columns)
        except (OSError, pa.ArrowInvalid) as error:
            raise LandingError(
                f"landing file {path} cannot be read ({error}); remove it and its manifest entry, and run again"
            ) from error

    def read_all(self, stage: str, *, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """The rows of a stage, a table a partition, oldest first."""
        return (self.read(partition, columns=columns) for partition in self.partitions(stage))

    def stages(self, prefix: str) -> list[str]:
        """The stages below a prefix, such as all versions of `mentions`, by name."""
        names = self.store.names(f"_manifest/{prefix}")
        if any(_DAY.fullmatch(name) for name in names):
            return [prefix]
        return [stage for name in names for stage in self.stages(f"{prefix}/{name}")]

    def announced_at(self, partition: Partition) -> datetime:
        """When its manifest entry was written, as the file system tells; of a compacted one, the last that it holds."""
        if partition.announced_at:
            return datetime.fromisoformat(partition.announced_at)
        return self.store.modified_at(_entry_name(partition.stage, partition.date, partition.name))

    def path(self, partition: Partition) -> str:
        """Where a partition lies, without the protocol."""
        return self.store.path(_file_name(partition.stage, partition.date, partition.name))

    def find(self, stage: str, keys: Iterable[str]) -> list[Partition]:
        """The partitions of a stage with these keys; a key that is not there is left out."""
        wanted = set(keys)
        days = sorted({key.split("/")[0] for key in wanted})
        return [partition for partition in sorted(self._entries(stage, days)) if partition.key in wanted]

    def of_day(self, stage: str, day: str) -> list[Partition]:
        """What a stage holds of one day, by name."""
        return sorted(self._entries(stage, [day]))

    def remove(self, stage: str, day: str, names: Iterable[str]) -> int:
        """Take partitions away, seen or not, entry first; gives how many were there."""
        there = {name.removesuffix(".json") for name in self.store.names(f"_manifest/{stage}/{day}")}
        there |= {name.removesuffix(".parquet") for name in self.store.names(f"{stage}/{day}")}
        gone = sorted(there.intersection(names))
        for name in gone:
            self.store.remove(_entry_name(stage, day, name))
            self.store.remove(_file_name(stage, day, name))
        return len(gone)

    def _land(self, stage: str, table: pa.Table, *, date: str, name: str, **fields: Any) -> Partition:
        buffer = io.BytesIO()
        pq.write_table(table, buffer, compression="zstd")
        size = buffer.tell()
        partition = Partition(date=date, name=name, stage=stage, rows=table.num_rows, byte_count=size, **fields)
        self.store.write(_file_name(stage, date, name), buffer.getvalue())
        entry = {field: value for field, value in asdict(partition).items() if value not in ((), "")}
        self.store.write(_entry_name(stage, date, name), json.dumps(entry).encode())
        return partition

    def _entries(self, stage: str, days: Iterable[str]) -> Iterator[Partition]:
        exchanged = set(self.exchanges.days())
        for day in days:
            # Read before the listing: what an exchange made is then in it, and what it replaced stays for a day.
            exchanges = self.exchanges.of_day(day) if day in exchanged else []
            replaced = {name for exchange in exchanges for name in exchange.replaces}
            made = {exchange.name for exchange in exchanges}
            listed = (name.removesuffix(".json") for name in self.store.names(f"_manifest/{stage}/{day}"))
            entries = [_entry_name(stage, day, name) for name in listed if name not in replaced]
            for entry, content in zip(entries, self.store.read(entries), strict=True):
                partition = self._partition(entry, content)
                if not partition.replaces or partition.name in made:
                    yield partition

    def _partition(self, entry: str, content: bytes) -> Partition:
        try:
            fields: dict[str, Any] = json.loads(content)
            return Partition(**{**fields, "replaces": tuple(fields.get("replaces", ()))})
        except (ValueError, TypeError, AttributeError) as error:
            path = self.store.path(entry)
            raise LandingError(f"manifest entry {path} cannot be read ({error}); remove it and run again") from error


def _file_name(stage: str, date: str, name: str) -> str:
    return f"{stage}/{date}/{name}.parquet"


def _entry_name(stage: str, date: str, name: str) -> str:
    return f"_manifest/{stage}/{date}/{name}.json"
