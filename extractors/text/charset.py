"""Text from bytes of an unstated encoding: byte order mark, UTF-8, what a page declares, then Windows-1252."""

import codecs
import re

from extractors.rejections import RejectionCode, RejectionError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECLARATION_WINDOW = 4096  # bytes; browsers look at the first 1024, real pages are sloppier
MAX_CONTROL_SHARE = 0.02
MAX_FOREIGN_SHARE = 0.3  # of the letters; English in Windows-1252 has a few accents and quotes, not more


def decode(data: bytes, *, declared: str | None = None, is_page: bool = False) -> str:
    """The text of `data`; `declared` is an encoding named outside of it, `is_page` looks for one inside.

    Raises RejectionError with binary where the bytes are no text, undecodable where no encoding fits.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if wide := _wide_encoding(data):
        return _strict(data, wide)
    if b"\x00" in data or len(CONTROL.findall(data)) > MAX_CONTROL_SHARE * len(data):
        raise RejectionError(RejectionCode.BINARY, "holds bytes that no text has")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = DECLARED.search(data[:DECLARATION_WINDOW]) if is_page else None
    named = declared or (found.group(1).decode("ascii") if found else None)
    if named and _is_text_encoding(named):
        try:
            return data.decode(named)
        except UnicodeDecodeError:
            pass
    return _western(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RejectionError(
            RejectionCode.UNDECODABLE, f"is not {encoding} at byte {error.start}, as its mark says"
        ) from None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is null."""
    sample = data[:DECLARATION_WINDOW]
    if len(sample) < 4 or len(sample) % 2:
        return None
    nulls = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if nulls[1] > 0.7 * half and nulls[0] == 0:
        return "utf-16-le"
    if nulls[0] > 0.7 * half and nulls[1] == 0:
        return "utf-16-be"
    return None


def _is_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _western(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        detail = f"is neither UTF-8 nor Windows-1252 (byte {error.start})"
        raise RejectionError(RejectionCode.UNDECODABLE, detail) from None
    letters = [character for character in text if character.isalpha()]
    if sum(not letter.isascii() for letter in letters) > MAX_FOREIGN_SHARE * len(letters):
        raise RejectionError(RejectionCode.UNDECODABLE, "is not UTF-8, and as Windows-1252 it makes no words")
    return text
