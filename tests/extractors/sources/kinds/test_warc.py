"""WARC archives from a folder, a glob, an object store and a web host: sifted, resumed within a file, broken."""

import itertools
from pathlib import Path

import fsspec
import pytest

from extractors.sources.found import Limits
from extractors.sources.kinds import read_with_errand
from tests.extractors.sources.pulls import Puller
from tests.loopback.archives import Capture, PartHost, archive
from tests.loopback.server import Answer, Site
from warehouse.contract.errors import PathError, SettingError

CAPTURES = [
    Capture(f"https://news{number % 2}.example/{number}", text=f"Quay {number} was sold.") for number in range(8)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archives"
    made.mkdir()
    (made / "a.warc.gz").write_bytes(archive(*CAPTURES[:5]))
    (made / "b.warc.gz").write_bytes(archive(*CAPTURES[5:]))
    (made / "notes.txt").write_text("not an archive")
    return made


def urls(puller: Puller) -> list[str]:
    return [row["url"] for row in puller.had()]


def test_a_folder_of_archives(folder: Path, tmp_path: Path) -> None:
    puller = Puller(tmp_path, "warc", str(folder))
    assert puller.pull().landed == 8
    assert urls(puller) == [capture.url for capture in CAPTURES]
    assert puller.rows()[0]["external_id"] == "a.warc.gz:0"
    assert puller.pull().landed == 0


def test_an_archive_is_resumed_behind_the_last_record_that_landed(folder: Path, tmp_path: Path) -> None:
    puller = Puller(tmp_path, "warc", f"{folder}/a.warc.gz", partition_documents=1)
    found = read_with_errand(puller.errand(), limits=Limits(puller.max_bytes))
    from extractors.sources.landing import land_documents

    land_documents(
        itertools.islice(found, 3),
        puller.landing,
        source_id="press",
        withdrawn=frozenset(),
        partition_documents=1,
        partition_bytes=1 << 20,
    )
    again = list(read_with_errand(puller.errand(), limits=Limits(puller.max_bytes)))
    assert [document.given.url for document in again] == [capture.url for capture in CAPTURES[3:5]]
    puller.pull()
    assert urls(puller) == [capture.url for capture in CAPTURES[:5]]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("host=news1.example", [1, 3, 5, 7]),
        ("host=example", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("host=other.example", []),
        ("since=2024-03-02", []),
        ("until=2024-03-01&language=en,de", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("language=fr", []),
    ],
)
def test_filters_are_the_fragment_of_the_location(
    folder: Path, tmp_path: Path, fragment: str, expected: list[int]
) -> None:
    puller = Puller(tmp_path, "warc", f"{folder}#{fragment}")
    puller.pull()
    assert urls(puller) == [CAPTURES[number].url for number in expected]


def test_an_object_store(tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe_file("/crawl/c.warc.gz", archive(*CAPTURES[:2]))
    try:
        puller = Puller(tmp_path, "warc", "memory://crawl/*.warc.gz")
        assert puller.pull().landed == 2
        assert puller.rows()[0]["origin"].startswith("memory://")
    finally:
        store.rm("/crawl", recursive=True)


def test_a_web_host_sends_the_file_in_parts(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.sources.warc.opening.PART", 300)
    site.routes["/c.warc.gz"] = PartHost(archive(*CAPTURES))
    puller = Puller(tmp_path, "warc", f"{site.url}/c.warc.gz")
    assert puller.pull().landed == 8
    before = len(site.requests)
    assert puller.pull().landed == 0
    assert len(site.requests) - before <= 3  # from the last record on, not from the first


def test_a_host_without_parts_is_refused(site: Site, tmp_path: Path) -> None:
    site.routes["/c.warc.gz"] = Answer(archive(*CAPTURES))
    puller = Puller(tmp_path, "warc", f"{site.url}/c.warc.gz")
    puller.pull()
    assert list(puller.refused().values()) == ["unsupported_type"]


def test_only_pages_are_taken_and_broken_ones_are_told(folder: Path, tmp_path: Path) -> None:
    odd = [
        Capture("https://a.example/moved", status=301),
        Capture("https://a.example/picture", media_type="image/png"),
        Capture("https://a.example/large", text="q" * 2000),
        Capture("https://a.example/cut"),
    ]
    (folder / "a.warc.gz").write_bytes(archive(*odd)[:-40])
    puller = Puller(tmp_path, "warc", f"{folder}/a.warc.gz", max_bytes=1000)
    puller.pull()
    refused = {row["url"].rsplit("/", 1)[-1]: row["rejection_code"] for row in puller.rows()}
    assert refused == {"large": "oversized", "cut": "corrupt"}


def test_a_location_that_cannot_be_used_says_so(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PathError, match="no file ends in"):
        Puller(tmp_path, "warc", f"{folder}/none*").pull()
    with pytest.raises(SettingError, match="no filter colour"):
        Puller(tmp_path, "warc", f"{folder}#colour=red").pull()
    with pytest.raises(SettingError, match="is no day"):
        Puller(tmp_path, "warc", f"{folder}#since=soon").pull()
