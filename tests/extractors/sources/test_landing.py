"""What a source holds lands once, in partitions of bounded size."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.rejections import Rejection, RejectionCode
from extractors.sources.found import FoundDocument
from extractors.sources.landing import PullReport, land_documents
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import DOCUMENTS


def found(*names: str, size: int = 10, rejection: Rejection | None = None) -> Iterator[FoundDocument]:
    for name in names:
        content = name.encode().ljust(size)
        yield FoundDocument(name, name, "text/plain", content, size, content, rejection=rejection)


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    return Landing(str(tmp_path))


def land(documents: Iterator[FoundDocument], landing: Landing, **options: int) -> PullReport:
    limits = {"partition_documents": 2, "partition_bytes": 1000} | options
    return land_documents(documents, landing, source_id="s", withdrawn=frozenset(), **limits)


def test_partitions_hold_at_most_so_many_documents_in_order(landing: Landing) -> None:
    assert land(found("a", "b", "c", "d", "e"), landing) == PullReport(landed=5, already=0, rejected={})
    assert sorted(partition.rows for partition in landing.partitions("documents")) == [1, 2, 2]
    rows = [tuple(table.column("external_id").to_pylist()) for table in landing.read_all("documents")]
    assert sorted(rows) == [("a", "b"), ("c", "d"), ("e",)]


def test_partitions_hold_at_most_so_many_bytes_but_one_document_at_least(landing: Landing) -> None:
    land(found("a", "b", "c", size=600), landing, partition_bytes=1000, partition_documents=10)
    assert [partition.rows for partition in landing.partitions("documents")] == [1, 1, 1]
    land(found("d", size=5000), landing, partition_bytes=1000)
    assert len(landing.partitions("documents")) == 4


def test_what_is_landed_is_not_landed_again(landing: Landing) -> None:
    land(found("a", "b"), landing)
    assert land(found("a", "b", "c", "c"), landing) == PullReport(landed=1, already=3, rejected={})
    assert sum(table.num_rows for table in landing.read_all("documents")) == 3


def test_rejections_land_and_are_counted(landing: Landing) -> None:
    report = land(found("a", rejection=Rejection(RejectionCode.EMPTY, "no bytes")), landing)
    assert report == PullReport(landed=1, already=0, rejected={"empty": 1})
    (table,) = landing.read_all("documents")
    assert table.schema.equals(DOCUMENTS)
    assert table.column("rejection_code").to_pylist() == ["empty"]


def test_names_of_partitions_do_not_depend_on_the_day_or_the_place(tmp_path: Path) -> None:
    names = []
    for place in ("one", "two"):
        landing = Landing(str(tmp_path / place))
        land(found("a", "b", "c"), landing)
        names.append(sorted(partition.name for partition in landing.partitions("documents")))
    assert names[0] == names[1]


def test_withdrawn_documents_do_not_land(landing: Landing) -> None:
    (document,) = found("a")
    key = str(document.row("s")["document_key"])
    options = {"partition_documents": 2, "partition_bytes": 1000}
    report = land_documents(found("a", "b"), landing, source_id="s", withdrawn=frozenset([key]), **options)
    assert report == PullReport(landed=1, already=1, rejected={})
