"""The extractor's version follows from all that makes mentions."""

import shutil
from pathlib import Path

import pytest

from extractors.events import version
from extractors.events.version import extractor_version

FILES = (
    "events/lexicons.yml",
    "events/types/ipo.yml",
    "events/merging.py",
    "lexicons/months.yml",
    "nlp/casing.py",
    "reader/pieces.py",
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a few files that count, in the package's place."""
    package = tmp_path / "extractors"
    for name in FILES:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(version.PACKAGE / name, package / name)
    (tmp_path / "seeds").mkdir()
    for name in version.REGISTERS:
        (tmp_path / "seeds" / name).write_text("name\n", encoding="utf-8")
    monkeypatch.setattr(version, "PACKAGE", package)
    monkeypatch.setattr(version, "PROJECT", tmp_path)
    return package


def fresh() -> str:
    found: str = extractor_version.__wrapped__()
    return found


@pytest.mark.parametrize("name", FILES)
def test_it_changes_with_code_frames_and_lexicons(name: str, package: Path) -> None:
    before = fresh()
    assert fresh() == before
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# another word\n")
    assert fresh() != before


def test_it_changes_with_the_register(package: Path) -> None:
    before = fresh()
    (package.parent / "seeds" / version.REGISTERS[0]).write_text("name\nNorlake\n", encoding="utf-8")
    assert fresh() != before


def test_caches_do_not_count(package: Path) -> None:
    before = fresh()
    (package / "nlp" / "casing.pyc").write_bytes(b"cache")
    assert fresh() == before


def test_it_is_12_hexadecimal_digits() -> None:
    assert len(extractor_version()) == 12
    int(extractor_version(), 16)
