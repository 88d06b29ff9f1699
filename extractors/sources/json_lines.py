"""The documents of a JSON Lines file, one a line."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given, parse_given
from extractors.sources.openable import Openable

SUFFIX = ".jsonl"
MEDIA_TYPE = "application/json"
CHUNK = 1 << 20  # bytes of an oversized line read at a time


def read_json_lines(file: Openable, *, name: str, limits: Limits) -> Iterator[FoundDocument]:
    """The document that each line of a JSON Lines file is; blank lines are none, lines count from 1.

    Raises OSError where the file cannot be read.
    """
    empty, read = True, 0
    with file.open() as opened:
        for number, (line, byte_count, fingerprint) in enumerate(_lines(opened, limits.max_document_bytes), start=1):
            read += byte_count
            if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
                continue
            empty = False
            given, rejection = Given(), None
            try:
                given = _line_given(line, byte_count, limits)
            except RejectionError as error:
                rejection = error.rejection
            yield FoundDocument(
                external_id=given.external_id or f"{name}:{number}",
                origin=f"{file.origin}:{number}",
                media_type=MEDIA_TYPE,
                content=line,
                byte_count=byte_count,
                fingerprint=fingerprint,
                given=given,
                rejection=rejection or _check_line(given),
            )
    if empty:
        rejection = Rejection(RejectionCode.EMPTY, "no lines")
        yield FoundDocument(name, file.origin, MEDIA_TYPE, b"", read, b"", rejection=rejection)


def _line_given(line: bytes | None, byte_count: int, limits: Limits) -> Given:
    if line is None:
        raise RejectionError(RejectionCode.OVERSIZED, limits.oversized(byte_count).detail)
    try:
        return parse_given(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RejectionError(
            RejectionCode.UNDECODABLE, f"a JSON line is UTF-8; this is not at byte {error.start}"
        ) from None


def _check_line(given: Given) -> Rejection | None:
    if not (given.text or "").strip() and not (given.html or "").strip():
        return Rejection(RejectionCode.EMPTY, "neither text nor html holds anything")
    return None


def _lines(file: BinaryIO, limit: int) -> Iterator[tuple[bytes | None, int, bytes]]:
    """The lines of a file without their ends, null where too long, their sizes, and bytes or hash as fingerprint."""
    while line := file.readline(limit + 2):
        content = line.removesuffix(b"\n").removesuffix(b"\r")
        if len(content) <= limit:
            yield content, len(content), content
            continue
        digest, byte_count = hashlib.sha256(), 0
        while line:
            is_last = line.endswith(b"\n")
            part = line.removesuffix(b"\n").removesuffix(b"\r") if is_last else line
            digest.update(part)
            byte_count += len(part)
            line = b"" if is_last else file.readline(CHUNK)
        yield None, byte_count, digest.digest()
