"""The folder source on real folders."""

import json
import os
from pathlib import Path

import pytest

from extractors.rejections import RejectionCode
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.kinds.folder import read_documents
from warehouse.contract.errors import PathError

STORY = "Harbour Foods has named Jane Roe its chief executive."
LIMITS = Limits(max_document_bytes=1000)


def read(location: Path) -> list[FoundDocument]:
    return list(read_documents(str(location), limits=LIMITS))


def code_of(location: Path) -> RejectionCode | None:
    (found,) = read(location)
    return found.rejection.code if found.rejection else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.TXT", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
        ("a.pdf", "application/pdf"),
        ("a.eml", "message/rfc822"),
    ],
)
def test_a_file_is_a_document_with_its_bytes(folder: Path, name: str, media_type: str) -> None:
    (folder / name).write_text(STORY)
    (found,) = read(folder)
    assert (found.external_id, found.media_type, found.content) == (f"stories/{name}", media_type, STORY.encode())
    assert (found.origin, found.rejection) == (str(folder / name), None)


def test_documents_come_in_the_order_of_their_paths_without_hidden_files(folder: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden.txt", ".git/c.txt", "a/.d.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    assert [found.external_id for found in read(folder)] == ["stories/a/z.txt", "stories/a.txt", "stories/b.txt"]


def test_one_file_is_named_after_its_folder(folder: Path) -> None:
    (folder / "a.txt").write_text(STORY)
    (folder / "b.txt").write_text(STORY)
    (found,) = read(folder / "a.txt")
    assert found.external_id == "stories/a.txt"


def test_lines_of_jsonl_are_documents(folder: Path) -> None:
    lines = [{"text": STORY}, {"external_id": "x1", "url": "https://quay.example/1", "text": STORY}, {"title": "T"}]
    content = (
        "\ufeff" + json.dumps(lines[0]) + "\r\n\n" + json.dumps(lines[1]) + "\n" + json.dumps(lines[2]) + "\nnonsense"
    )
    (folder / "all.jsonl").write_text(content, newline="")
    found = read(folder)
    assert [document.external_id for document in found] == [
        "stories/all.jsonl:1",
        "x1",
        "stories/all.jsonl:4",
        "stories/all.jsonl:5",
    ]
    assert [document.rejection.code if document.rejection else None for document in found] == [
        None,
        None,
        "empty",
        "bad_json",
    ]
    assert found[1].content == json.dumps(lines[1]).encode()
    assert (found[1].locator, found[0].locator) == ("https://quay.example/1", "stories/all.jsonl:1")
    assert found[0].origin.endswith("all.jsonl:1")


@pytest.mark.parametrize("sidecar", ["a.txt.meta.json", "a.meta.json"])
def test_a_sidecar_tells_of_the_file_beside_it(folder: Path, sidecar: str) -> None:
    (folder / "a.txt").write_text(STORY)
    before = read(folder)[0]
    (folder / sidecar).write_text(json.dumps({"external_id": "x1", "title": "Harbour", "published_at": "2024-05-03"}))
    (found,) = read(folder)
    assert (found.external_id, found.given.title, found.given.published_at) == ("x1", "Harbour", "2024-05-03")
    assert found.fingerprint != before.fingerprint  # another version: what is said of a document belongs to it


@pytest.mark.parametrize("content", [b"{", b'{"title": 3}', b"\xff\xfe\xfd", b"x" * 1001])
def test_a_bad_sidecar_sets_its_document_aside(folder: Path, content: bytes) -> None:
    (folder / "a.txt").write_text(STORY)
    (folder / "a.txt.meta.json").write_bytes(content)
    (found,) = read(folder)
    assert found.rejection is not None
    assert (found.rejection.code, found.content) == (RejectionCode.BAD_SIDECAR, STORY.encode())
    assert "a.txt.meta.json" in found.rejection.detail


def test_a_sidecar_without_its_document_is_told(folder: Path) -> None:
    (folder / "a.txt.meta.json").write_text("{}")
    assert code_of(folder) is RejectionCode.BAD_SIDECAR


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", RejectionCode.EMPTY),
        ("a.pdf", b"", RejectionCode.EMPTY),
        ("a.txt", b" \n\t ", RejectionCode.EMPTY),
        ("a.txt", b"\xef\xbb\xbf \n", RejectionCode.EMPTY),
        ("a.jsonl", b"\n\n", RejectionCode.EMPTY),
        ("a.txt", b"\x7fELF\x00\x01\x02\x03", RejectionCode.BINARY),
        ("a.html", b"<p>caf\x81</p>", RejectionCode.UNDECODABLE),
        ("a.jsonl", b'{"text": "caf\xe9"}', RejectionCode.UNDECODABLE),
        ("a.docx", b"PK", RejectionCode.UNSUPPORTED_TYPE),
        ("README", b"text", RejectionCode.UNSUPPORTED_TYPE),
        ("a.txt", b"x" * 1001, RejectionCode.OVERSIZED),
        ("a.jsonl", b'{"text": "' + b"x" * 3000 + b'"}', RejectionCode.OVERSIZED),
        ("a.txt", b"x" * 1000, None),
    ],
)
def test_what_cannot_be_used_is_a_row_with_its_reason(
    folder: Path, name: str, content: bytes, code: RejectionCode | None
) -> None:
    (folder / name).write_bytes(content)
    assert code_of(folder) is code


def test_an_oversized_line_is_passed_over_and_its_neighbours_read(folder: Path) -> None:
    line = json.dumps({"text": STORY}).encode()
    (folder / "a.jsonl").write_bytes(b"\n".join([line, b"x" * 5000, line]))
    first, large, last = read(folder)
    assert (first.content, last.content, large.content, large.byte_count) == (line, line, None, 5000)
    assert last.external_id == "stories/a.jsonl:3"


def test_two_oversized_files_of_one_name_but_other_bytes_are_two_versions(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * 2000)
    before = read(folder)[0]
    (folder / "a.txt").write_bytes(b"x" * 1999 + b"y")
    assert read(folder)[0].fingerprint != before.fingerprint
    assert len(before.fingerprint) == 32


def test_no_link_is_followed_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(STORY)
    (folder / "a.txt").write_text(STORY)
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "out").symlink_to(outside)
    (folder / "gone.txt").symlink_to(outside / "none")
    (folder / "loop").symlink_to(folder)
    codes = {found.external_id: found.rejection.code if found.rejection else None for found in read(folder)}
    assert codes == {
        "stories/a.txt": None,
        "stories/inside.txt": None,
        "stories/out.txt": RejectionCode.OUTSIDE_ROOT,
        "stories/out": RejectionCode.OUTSIDE_ROOT,
        "stories/gone.txt": RejectionCode.UNREADABLE,
    }


def test_a_link_to_the_root_itself_is_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(STORY)
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert read(link)[0].external_id == "stories/a.txt"


def test_special_files_are_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert read(folder) == []


def test_a_name_that_is_no_unicode_is_made_printable(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(STORY)
    assert read(folder)[0].external_id == "stories/caf\ufffd.txt"


@pytest.mark.parametrize("name", ["none", "none/a.txt"])
def test_a_missing_location_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(PathError, match="none"):
        read(tmp_path / name)


def test_a_location_that_is_neither_file_nor_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PathError, match="neither"):
        read(tmp_path / "pipe")
