"""A file too large for memory as a stream of bytes, from a disk or a host, out of its ZIP file, within limits."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from extractors.sources.warc.opening import RemoteFile
from extractors.sources.web.client import Client


class TooLargeError(Exception):
    """More bytes than the limit."""


class _Limited(io.RawIOBase):
    """A stream that ends in TooLargeError instead of going on behind the limit, in bytes."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._limit, self._taken = stream, limit, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(buffer))
        self._taken += len(piece)
        if self._taken > self._limit:
            raise TooLargeError(f"more than {self._limit} bytes")
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def open_large(
    location: str, client: Client, *, suffix: str, max_bytes: int, max_decoded_bytes: int
) -> Iterator[io.BufferedReader]:
    """The content of a file at its beginning; of a ZIP file that of its one member with this suffix.

    What a host sends goes to a temporary file first. Limits are of the file as it is stored, and of what comes out.
    Raises TooLargeError, OSError, BadZipFile, or FetchFailed where a host does not send it in parts.
    """
    with _opened(location, client, max_bytes) as stream:
        is_zipped = zipfile.is_zipfile(stream)
        stream.seek(0)
        with _unzipped(stream, suffix) if is_zipped else stream as content:
            yield io.BufferedReader(_Limited(content, max_decoded_bytes), 1 << 20)


@contextmanager
def _opened(location: str, client: Client, limit: int) -> Iterator[IO[bytes]]:
    if not location.startswith(("http://", "https://")):
        path = Path(location)
        if path.stat().st_size > limit:
            raise TooLargeError(f"more than {limit} bytes")
        with path.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as kept:
        received = io.BufferedReader(RemoteFile(client, location), 1 << 20)
        shutil.copyfileobj(_Limited(received, limit), kept, 1 << 20)
        kept.seek(0)
        yield kept


@contextmanager
def _unzipped(stream: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(stream) as archive:
        names = [name for name in archive.namelist() if name.casefold().endswith(suffix)]
        if len(names) != 1:
            raise zipfile.BadZipFile(f"{len(names)} files called *{suffix} in the ZIP file, not one")
        with archive.open(names[0]) as member:
            yield member
