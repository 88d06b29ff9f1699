"""The document that one file is, with what its sidecar says of it."""

import hashlib
from typing import BinaryIO

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.content import check_content
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given, parse_given
from extractors.sources.openable import SIDECAR, Openable

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}
CHUNK = 1 << 20


def read_file(file: Openable, *, name: str, limits: Limits) -> FoundDocument:
    """The document that one file is, with what its sidecar says of it."""
    media_type = MEDIA_TYPES.get(file.suffix, "application/octet-stream")
    given, rejection, note = _read_sidecar(file.sidecar, limits)
    try:
        with file.open() as opened:
            content, byte_count, fingerprint = _read_limited(opened, limits.max_document_bytes)
    except OSError as error:
        content, byte_count, fingerprint = None, 0, b""
        rejection = Rejection(RejectionCode.UNREADABLE, error.strerror or "cannot be read")
    if content is None and rejection is None:
        rejection = limits.oversized(byte_count)
    return FoundDocument(
        external_id=given.external_id or name,
        origin=file.origin,
        media_type=media_type,
        content=content,
        byte_count=byte_count,
        fingerprint=fingerprint + note,
        given=given,
        rejection=rejection or _check(file, media_type, content or b""),
    )


def _check(file: Openable, media_type: str, content: bytes) -> Rejection | None:
    """What name and bytes alone tell against a file."""
    if file.name.endswith(SIDECAR):
        return Rejection(RejectionCode.BAD_SIDECAR, "no document beside it")
    if file.suffix not in MEDIA_TYPES:
        return Rejection(RejectionCode.UNSUPPORTED_TYPE, f"suffix {file.suffix or '(none)'} has no reader")
    return check_content(media_type, content)


def _read_sidecar(sidecar: Openable | None, limits: Limits) -> tuple[Given, Rejection | None, bytes]:
    """What a sidecar says, why it cannot be used, and its part of the document's fingerprint.

    The sidecar belongs to the version of the document: once it is mended, the document is landed anew.
    """
    if sidecar is None:
        return Given(), None, b""
    content: bytes | None = b""
    fingerprint = b""
    try:
        with sidecar.open() as file:
            content, byte_count, fingerprint = _read_limited(file, limits.max_document_bytes)
        if content is None:
            return Given(), Rejection(RejectionCode.BAD_SIDECAR, f"{sidecar.name}: {byte_count} bytes"), fingerprint
        return parse_given(content.decode("utf-8-sig")), None, content
    except OSError as error:
        reason = error.strerror or "cannot be read"
    except UnicodeDecodeError:
        reason = "not UTF-8"
    except RejectionError as error:
        reason = error.rejection.detail
    return Given(), Rejection(RejectionCode.BAD_SIDECAR, f"{sidecar.name}: {reason}"), fingerprint


def _read_limited(file: BinaryIO, limit: int) -> tuple[bytes | None, int, bytes]:
    """A file's bytes, null over the limit; their count; and the bytes, or their hash, for the fingerprint."""
    content = file.read(limit + 1)
    if len(content) <= limit:
        return content, len(content), content
    digest, byte_count = hashlib.sha256(content), len(content)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        byte_count += len(chunk)
    return None, byte_count, digest.digest()
