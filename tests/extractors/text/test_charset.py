"""Text from bytes whatever their encoding, and refusals of what is none."""

import codecs

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.charset import decode

TEXT = "Zoë Müller joins the board of Café Société – “at once”, for €3m."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-16-be").join([codecs.BOM_UTF16_BE, b""]),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32", "utf-16-be", "cp1252"],
)
def test_decode(data: bytes) -> None:
    assert decode(data) == TEXT


def test_utf_16_without_a_mark_is_told_by_its_nulls() -> None:
    assert decode("The board met today.".encode("utf-16-le")) == "The board met today."


def test_a_page_names_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>łódź</body></html>'
    assert decode(page.encode("iso-8859-2"), is_page=True) == page


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)), RejectionCode.BINARY),
        (b"text \x01\x02\x03\x04", RejectionCode.BINARY),
        ("Совет директоров назначил нового главу".encode("koi8-r"), RejectionCode.UNDECODABLE),
        (b"caf\x81 and more text of the firm", RejectionCode.UNDECODABLE),
        (codecs.BOM_UTF8 + b"caf\xe9", RejectionCode.UNDECODABLE),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: RejectionCode) -> None:
    with pytest.raises(RejectionError) as caught:
        decode(data)
    assert caught.value.rejection.code is code
