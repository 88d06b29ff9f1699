"""The register of sources: what it holds, and what it refuses."""

from pathlib import Path

import pytest
import yaml

from extractors.sources.kinds import kind_names, kind_reader
from extractors.sources.register import find_source, read_sources
from warehouse.contract.errors import PathError, SettingError

ENTRY = {
    "source_id": "quay",
    "kind": "folder",
    "name": "Quay",
    "location": None,
    "schedule": "0 6 * * 1-5",
    "enabled": True,
    "uses_network": False,
    "zone": "Europe/Oslo",
    "language": "en",
    "licence": "CC0-1.0",
    "may_redistribute": True,
    "description": "Stories of the quay.",
}


def write(folder: Path, *entries: object) -> Path:
    path = folder / "sources.yml"
    path.write_text(yaml.safe_dump({"sources": list(entries)}))
    return path


@pytest.mark.parametrize("source", read_sources(), ids=lambda source: source.source_id)
def test_each_shipped_source_has_a_kind_that_reads(source: object) -> None:
    assert callable(kind_reader(source.kind).read_documents)  # type: ignore[attr-defined]


def test_folder_is_shipped_and_reads_the_setting() -> None:
    assert "folder" in kind_names()
    assert find_source("folder").location is None


def test_an_entry_is_read(tmp_path: Path) -> None:
    (source,) = read_sources(write(tmp_path, ENTRY))
    assert source.model_dump(exclude_unset=True) == ENTRY


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "pigeon"}, "kind"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"schedule": "sometimes"}, "schedule"),
        ({"enabled": "yes"}, "enabled"),
        ({"colour": "red"}, "colour"),
        ({"source_id": "Quay 1"}, "source_id"),
        ({"name": ""}, "name"),
    ],
)
def test_a_bad_entry_is_one_line_that_names_file_entry_and_key(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    path = write(tmp_path, ENTRY | change)
    with pytest.raises(SettingError) as caught:
        read_sources(path)
    text = str(caught.value)
    assert all(part in text for part in (str(path), str((ENTRY | change)["source_id"]), words))
    assert "\n" not in text


@pytest.mark.parametrize("content", ["- a\n", "sources: {}\n", "sources: [\n", "other: []\n", "sources: [3]\n"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(content)
    with pytest.raises(SettingError, match=r"sources\.yml"):
        read_sources(path)


def test_two_entries_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="quay"):
        read_sources(write(tmp_path, ENTRY, ENTRY))


def test_a_missing_file_and_an_unknown_source_are_told(tmp_path: Path) -> None:
    with pytest.raises(PathError):
        read_sources(tmp_path / "none.yml")
    with pytest.raises(SettingError, match="quay"):
        find_source("heron", write(tmp_path, ENTRY))
