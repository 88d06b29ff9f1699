"""Pulls of a source of the network into a landing zone, as the stage does them, from a host on loopback."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extractors.sources.errand import Errand
from extractors.sources.found import Limits
from extractors.sources.kinds import read_with_errand
from extractors.sources.landed import Landed
from extractors.sources.landing import PullReport, land_documents
from extractors.sources.register import Source
from extractors.sources.web.manners import Manners
from tests.loopback.manners import HASTY
from warehouse.contract.landing import Landing

Row = dict[str, Any]


@dataclass(frozen=True)
class Puller:
    """One source with a landing zone of its own below `home`."""

    home: Path
    kind: str
    location: str
    manners: Manners = field(default=HASTY)
    max_bytes: int = 1_000_000
    partition_documents: int = 20
    recheck_days: int | None = None

    @property
    def landing(self) -> Landing:
        return Landing(str(self.home / "landing"))

    def errand(self, *, asks_again: bool = False) -> Errand:
        source = Source(
            source_id="press",
            kind=self.kind,
            name="Press room",
            location=self.location,
            schedule=None,
            enabled=True,
            uses_network=True,
            zone="UTC",
            language="en",
            licence="written for tests",
            may_redistribute=True,
            description="A press room on loopback.",
            recheck_days=self.recheck_days,
        )
        return Errand(
            source=source,
            location=self.location,
            landed=Landed(self.landing, source.source_id),
            folder=self.home / "http",
            contact="",
            max_bytes=self.max_bytes,
            manners=self.manners,
            asks_again=asks_again,
        )

    def pull(self, *, asks_again: bool = False, **manners: Any) -> PullReport:
        """One pull; keywords change the manners."""
        errand = replace(self, manners=replace(self.manners, **manners)).errand(asks_again=asks_again)
        report = land_documents(
            read_with_errand(errand, limits=Limits(self.max_bytes)),
            self.landing,
            source_id="press",
            withdrawn=frozenset(),
            partition_documents=self.partition_documents,
            partition_bytes=1 << 25,
        )
        errand.validators.keep()
        return report

    def rows(self) -> list[Row]:
        """All that has landed, in the order of retrieval."""
        rows = [row for table in self.landing.read_all("documents") for row in table.to_pylist()]
        return sorted(rows, key=lambda row: row["retrieved_at"])

    def had(self) -> list[Row]:
        return [row for row in self.rows() if row["rejection_code"] is None]

    def refused(self) -> dict[str, str]:
        """The reasons of what was not had, by external id; the last one counts."""
        return {row["external_id"]: row["rejection_code"] for row in self.rows() if row["rejection_code"]}
