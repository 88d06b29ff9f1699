"""The document that one file is, with what its sidecar says of it."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.sources.content import check_content
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.given import Given, parse_given

SIDECAR = ".meta.json"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}
CHUNK = 1 << 20


def read_file(path: Path, *, name: str, limits: Limits) -> FoundDocument:
    """The document that one file is, with what its sidecar says of it."""
    origin = os.fsencode(path).decode("utf-8", errors="replace")
    media_type = MEDIA_TYPES.get(path.suffix.casefold(), "application/octet-stream")
    given, rejection, note = _read_sidecar(path, limits)
    try:
        with path.open("rb") as file:
            content, byte_count, fingerprint = _read_limited(file, limits.max_document_bytes)
    except OSError as error:
        content, byte_count, fingerprint = None, 0, b""
        rejection = Rejection(RejectionCode.UNREADABLE, error.strerror or "cannot be read")
    if content is None and rejection is None:
        rejection = limits.oversized(byte_count)
    return FoundDocument(
        external_id=given.external_id or name,
        origin=origin,
        media_type=media_type,
        content=content,
        byte_count=byte_count,
        fingerprint=fingerprint + note,
        given=given,
        rejection=rejection or _check(path, media_type, content or b""),
    )


def _check(path: Path, media_type: str, content: bytes) -> Rejection | None:
    """What the bytes alone tell against a file."""
    if path.name.endswith(SIDECAR):
        return Rejection(RejectionCode.BAD_SIDECAR, "no document beside it")
    if path.suffix.casefold() not in MEDIA_TYPES:
        return Rejection(RejectionCode.UNSUPPORTED_TYPE, f"suffix {path.suffix or '(none)'} has no reader")
    return check_content(media_type, content)


def _read_sidecar(path: Path, limits: Limits) -> tuple[Given, Rejection | None, bytes]:
    """What a sidecar says, why it cannot be used, and its part of the document's fingerprint.

    The sidecar belongs to the version of the document: once it is mended, the document is landed anew.
    """
    for sidecar in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if path.name.endswith(SIDECAR) or sidecar.is_symlink() or not sidecar.is_file():
            continue
        try:
            with sidecar.open("rb") as file:
                content, byte_count, fingerprint = _read_limited(file, limits.max_document_bytes)
            if content is None:
                return Given(), Rejection(RejectionCode.BAD_SIDECAR, f"{sidecar.name}: {byte_count} bytes"), fingerprint
            return parse_given(content.decode("utf-8-sig")), None, content
        except OSError as error:
            return Given(), Rejection(RejectionCode.BAD_SIDECAR, f"{sidecar.name}: {error.strerror}"), b""
        except UnicodeDecodeError:
            return Given(), Rejection(RejectionCode.BAD_SIDECAR, f"{sidecar.name}: not UTF-8"), content or b""
        except RejectionError as error:
            detail = f"{sidecar.name}: {error.rejection.detail}"
            return Given(), Rejection(RejectionCode.BAD_SIDECAR, detail), content or b""
    return Given(), None, b""


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
