"""The landing zone: immutable Parquet partitions under any fsspec path, each announced by a dated manifest entry.

A stage is a path such as `documents`, `texts/<text_version>` or `mentions/<text_version>/<extractor_version>`.
A partition keeps its date and name from stage to stage, so the work that a stage still has to do is a set difference.

    <root>/<stage>/<date>/<name>.parquet
    <root>/_manifest/<stage>/<date>/<name>.json     written last: what has no entry is not there
"""

import io
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract.errors import LandingError
from warehouse.contract.identifiers import hash_parts

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, order=True)
class Partition:
    """One Parquet file of one stage."""

    date: str  # the day it was pulled, ISO, UTC
    name: str  # a hash of the rows' ids
    stage: str
    rows: int
    byte_count: int

    @property
    def key(self) -> str:
        """What names the same documents in every stage."""
        return f"{self.date}/{self.name}"


class Landing:
    """The landing zone under one fsspec path.

    Raises LandingError where a stored file cannot be read or a table has another schema than its stage.
    """

    def __init__(self, root: str) -> None:
        # No listing is kept: other machines write here as well.
        self.filesystem, self.root = fsspec.core.url_to_fs(root, use_listings_cache=False)
        self._is_local = "file" in self.filesystem.protocol or "local" in self.filesystem.protocol

    def partitions(self, stage: str, *, since: str = "") -> list[Partition]:
        """What a stage holds, oldest first; `since` leaves out the days before it."""
        folder = self._join("_manifest", stage)
        if not self.filesystem.exists(folder):
            return []
        days = sorted(day.rsplit("/", 1)[-1] for day in self.filesystem.ls(folder, detail=False))
        return sorted(self._entries(stage, (day for day in days if day >= since)))

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
        name = name or hash_parts(*map(str, table.column(0).to_pylist()))
        buffer = io.BytesIO()
        pq.write_table(table, buffer, compression="zstd")
        partition = Partition(date=date, name=name, stage=stage, rows=table.num_rows, byte_count=buffer.tell())
        self._put(self._join(stage, date, f"{name}.parquet"), buffer.getvalue())
        self._put(self._join("_manifest", stage, date, f"{name}.json"), json.dumps(asdict(partition)).encode())
        return partition

    def read(self, partition: Partition, *, columns: list[str] | None = None) -> pa.Table:
        """The rows of one partition."""
        path = self.path(partition)
        try:
            with self.filesystem.open(path, "rb") as file:
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
        folder = self._join("_manifest", prefix)
        if not self.filesystem.exists(folder):
            return []
        names = sorted(path.rsplit("/", 1)[-1] for path in self.filesystem.ls(folder, detail=False))
        if any(_DAY.fullmatch(name) for name in names):
            return [prefix]
        return [stage for name in names for stage in self.stages(f"{prefix}/{name}")]

    def announced_at(self, partition: Partition) -> datetime:
        """When its manifest entry was written, as the file system tells."""
        path = self._join("_manifest", partition.stage, partition.date, f"{partition.name}.json")
        moment: datetime = self.filesystem.modified(path)
        return moment

    def path(self, partition: Partition) -> str:
        """Where a partition lies, without the protocol."""
        return self._join(partition.stage, partition.date, f"{partition.name}.parquet")

    def find(self, stage: str, keys: Iterable[str]) -> list[Partition]:
        """The partitions of a stage with these keys; a key that is not there is left out."""
        wanted = set(keys)
        return [
            p for p in sorted(self._entries(stage, sorted({key.split("/")[0] for key in wanted}))) if p.key in wanted
        ]

    def _entries(self, stage: str, days: Iterable[str]) -> Iterator[Partition]:
        for day in days:
            folder = self._join("_manifest", stage, day)
            if not self.filesystem.exists(folder):
                continue
            paths = [path for path in self.filesystem.ls(folder, detail=False) if path.endswith(".json")]
            for path, content in zip(paths, self._contents(paths), strict=True):
                yield self._entry(path, content)

    def _contents(self, paths: list[str]) -> list[bytes]:
        if self._is_local:
            return [self.filesystem.cat_file(path) for path in paths]
        whole = [None] * len(paths)
        contents: list[bytes] = self.filesystem.cat_ranges(paths, whole, whole, on_error="raise")  # all at once
        return contents

    def _entry(self, path: str, content: bytes) -> Partition:
        try:
            fields: dict[str, Any] = json.loads(content)
            return Partition(**fields)
        except (ValueError, TypeError) as error:
            raise LandingError(f"manifest entry {path} cannot be read ({error}); remove it and run again") from error

    def _put(self, path: str, data: bytes) -> None:
        parent, file_name = path.rsplit("/", 1)
        if not self._is_local:
            self.filesystem.pipe_file(path, data)  # one PUT: whole or not at all
            return
        self.filesystem.makedirs(parent, exist_ok=True)
        temporary = f"{parent}/.{file_name}.{uuid.uuid4().hex}.part"
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)

    def _join(self, *parts: str) -> str:
        return "/".join((self.root.rstrip("/"), *parts))
