"""Archives as seekable streams, wherever they lie: a file, an object store, or a host that sends parts of a file."""

import io
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

import fsspec

from extractors.sources.web.client import Client
from warehouse.contract.errors import PathError

SUFFIXES = (".warc", ".warc.gz")
PART = 8 * 1024 * 1024  # bytes asked of a host at a time


class RemoteFile(io.RawIOBase):
    """A file of a web host, read in parts by the polite client; raises FetchFailed where a part cannot be had."""

    def __init__(self, client: Client, url: str, *, part: int = PART) -> None:
        self._client, self._url, self._part = client, url, part
        self._position, self._start, self._held = 0, 0, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of a file that is being received is not known")
        self._position = offset + (self._position if whence == io.SEEK_CUR else 0)
        return self._position

    def readinto(self, buffer: Any) -> int:
        inside = self._position - self._start
        if not 0 <= inside < len(self._held):
            self._start, inside = self._position, 0
            self._held = self._client.get_part(self._url, first=self._position, size=self._part)
        taken = self._held[inside : inside + len(buffer)]
        buffer[: len(taken)] = taken
        self._position += len(taken)
        return len(taken)


def list_archives(location: str) -> list[str]:
    """The archives at a location, sorted: itself, those below a folder, or those that a glob names.

    Raises PathError where there is none.
    """
    if location.startswith(("http://", "https://")):
        return [location]
    filesystem, path = fsspec.core.url_to_fs(location)
    if any(sign in path for sign in "*?["):
        found = filesystem.glob(path)
    else:
        found = [path] if filesystem.isfile(path) else filesystem.find(path)
    names = sorted(name for name in found if name.endswith(SUFFIXES))
    if not names:
        raise PathError(f"archives {location}: no file ends in {' or '.join(SUFFIXES)}; name a file, folder or glob")
    is_local = "file" in filesystem.protocol
    if is_local and not filesystem.isfile(path):
        root = Path(path.split("*")[0].split("?")[0].split("[")[0]).resolve()
        root = root if root.is_dir() else root.parent
        names = [name for name in names if Path(name).resolve().is_relative_to(root)]  # no link leads out of the folder
    return names if is_local else [filesystem.unstrip_protocol(name) for name in names]


def open_archive(location: str, client: Client) -> AbstractContextManager[io.BufferedIOBase]:
    """One archive as a stream of bytes, at its beginning; raises PathError where it cannot be opened."""
    if location.startswith(("http://", "https://")):
        return io.BufferedReader(RemoteFile(client, location), buffer_size=1 << 20)
    try:
        return cast("AbstractContextManager[io.BufferedIOBase]", fsspec.open(location, "rb").open())
    except OSError as error:
        raise PathError(f"archive {location}: {error.strerror or error}; name one that can be read") from None
