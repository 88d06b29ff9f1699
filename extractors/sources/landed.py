"""What one source has brought before: the newest version of each of its documents, and whether it could be used."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.rejections import RejectionCode
from warehouse.contract.identifiers import document_key
from warehouse.contract.landing import Landing, Partition

COLUMNS = [
    "document_id",
    "document_key",
    "source_id",
    "external_id",
    "url",
    "media_type",
    "retrieved_at",
    "rejection_code",
]
# What may be had by asking again: the fault was the host's or the way's, or what came was no page.
PASSING = frozenset(
    code.value
    for code in (
        RejectionCode.UNREACHABLE,
        RejectionCode.CORRUPT,
        RejectionCode.BINARY,
        RejectionCode.UNDECODABLE,
        RejectionCode.EMPTY,
    )
)


@dataclass(frozen=True)
class Version:
    """A landed document, or what stands in for it; `first_at` is when its document_key was first landed."""

    document_id: str
    document_key: str
    external_id: str
    url: str | None
    media_type: str
    retrieved_at: datetime
    rejection_code: str | None
    first_at: datetime
    partition: Partition

    @property
    def may_pass(self) -> bool:
        return self.rejection_code in PASSING


class Landed:
    """The documents of one source in the landing zone, read when first asked for."""

    def __init__(self, landing: Landing, source_id: str) -> None:
        self._landing, self._source_id = landing, source_id

    def find(self, *, url: str | None, external_id: str) -> Version | None:
        """The newest version of a document: the one of this external id, else the one of this URL."""
        by_key, by_id = self._versions
        key = by_id.get(external_id) or document_key(self._source_id, url or external_id)
        return by_key.get(key)

    def holds(self, document_key: str) -> bool:
        """Whether a document was had, and not refused since."""
        version = self._versions[0].get(document_key)
        return version is not None and version.rejection_code is None

    def refused(self) -> Iterator[Version]:
        """The documents that were not had, as far as is known, oldest first."""
        by_key, _ = self._versions
        yield from (version for version in by_key.values() if version.rejection_code is not None)

    def last_number(self, prefix: str) -> int | None:
        """The largest number behind a prefix among the external ids that have landed, such as an offset in a file."""
        _, by_id = self._versions
        numbers = (name.removeprefix(prefix) for name in by_id if name.startswith(prefix))
        return max((int(number) for number in numbers if number.isdecimal()), default=None)

    def had_since(self, moment: datetime, *, media_type: str) -> Iterator[Version]:
        """The documents of a media type that were had, the first time at or after a moment, oldest first."""
        for version in list(self._versions[0].values()):
            if version.rejection_code is None and version.media_type == media_type and version.first_at >= moment:
                yield version

    def content(self, version: Version) -> bytes:
        """The bytes of a version; empty where they were not kept."""
        return self.row(version)["content"] or b""

    def row(self, version: Version) -> dict[str, Any]:
        """The whole row of a version, as in schemas.DOCUMENTS."""
        table = self._landing.read(version.partition)
        wanted = pc.is_in(table.column("document_id"), pa.array([version.document_id]))
        return dict(table.filter(wanted).to_pylist()[0])

    @cached_property
    def _versions(self) -> tuple[dict[str, Version], dict[str, str]]:
        """The newest version by document_key, and the document_key by external id."""
        by_key: dict[str, Version] = {}
        by_id: dict[str, str] = {}
        for version in sorted(self._read(), key=lambda version: version.retrieved_at):
            first = by_key.pop(version.document_key, version).first_at
            by_key[version.document_key] = Version(**{**version.__dict__, "first_at": first})
            by_id.setdefault(version.external_id, version.document_key)
        return by_key, by_id

    def _read(self) -> Iterator[Version]:
        for partition in self._landing.partitions("documents"):
            for row in self._landing.read(partition, columns=COLUMNS).to_pylist():
                if row.pop("source_id") == self._source_id:
                    yield Version(**row, first_at=row["retrieved_at"], partition=partition)
