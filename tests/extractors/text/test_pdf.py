"""PDFs: their lines, and refusals of what is damaged."""

import io
import zlib

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from extractors.rejections import RejectionCode, RejectionError
from extractors.text import pdf
from extractors.text.pdf import read_pdf


def make_pdf(*pages: list[str]) -> bytes:
    """A PDF of one page a list, one line an entry, in Helvetica."""
    writer = PdfWriter()
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = writer._add_object(DictionaryObject({NameObject(key): NameObject(name) for key, name in names.items()}))
    fonts = DictionaryObject({NameObject("/F1"): font})
    for lines in pages:
        page = writer.add_blank_page(width=612, height=792)
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 11 Tf 72 720 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


STORY = ["Harbour Foods has named Jane Roe its chief executive, and she will follow", "John Doe in the spring."]


def test_lines_are_joined_and_running_heads_dropped() -> None:
    lines = [f"Quay number {number} was sold in the spring of that year." for number in ["one", "two", "three", "four"]]
    pages = [
        ["Harbour Foods annual report", *lines, *STORY, f"Draft {number}", f"Page {number}"] for number in range(1, 5)
    ]
    text = [piece.text for piece in read_pdf(make_pdf(*pages)).pieces]
    assert " ".join(STORY) in " ".join(text)
    assert not any("annual report" in line or "Page" in line for line in text)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4 nothing more", b"not a PDF", make_pdf(STORY)[:200]],
    ids=["header alone", "no PDF", "cut off"],
)
def test_a_damaged_file_is_corrupt(content: bytes) -> None:
    with pytest.raises(RejectionError) as caught:
        read_pdf(content)
    assert caught.value.rejection.code is RejectionCode.CORRUPT


def test_an_encrypted_file_is_corrupt() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(STORY)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(RejectionError, match="encrypted"):
        read_pdf(buffer.getvalue())


def shown_pdf(shown: bytes, *, is_compressed: bool = False) -> bytes:
    """A PDF of one page that shows a story's line, then runs the given stream."""
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf(STORY)))
    stream = StreamObject()
    stream._data = shown
    if is_compressed:
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page = writer.pages[0]
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(stream)])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def bomb(mebibytes: int) -> bytes:
    """A stream that decompresses to blanks of so many mebibytes."""
    coder = zlib.compressobj(9)
    return b"".join(coder.compress(b" " * (1 << 20)) for _ in range(mebibytes)) + coder.flush()


HOSTILE = {
    "bomb": shown_pdf(bomb(600), is_compressed=True),
    "endless": shown_pdf(b"BT /F1 11 Tf " + b"q 1 0 0 1 0 0 cm (a) Tj Q " * 300_000 + b"ET"),
    "nested": shown_pdf(b"[" * 500_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_corrupt_within_its_limits(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "CPU_SECONDS", 2)
    with pytest.raises(RejectionError) as caught:
        read_pdf(HOSTILE[name])
    assert caught.value.rejection.code is RejectionCode.CORRUPT
