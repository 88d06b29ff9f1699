"""Files below one fsspec path: written whole or not at all, listed anew each time, read many at once."""

import os
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

import fsspec


class Store:
    """A folder of a local disk or of an object store; paths are relative to `root`.

    `filesystem` is given where its connection is not that of the environment.
    """

    def __init__(self, root: str, *, filesystem: Any = None) -> None:
        # No listing is kept: other machines write here as well.
        found, path = (filesystem, root) if filesystem else fsspec.core.url_to_fs(root, use_listings_cache=False)
        self.filesystem, self.root = found, path.rstrip("/")
        self._is_local = "file" in found.protocol or "local" in found.protocol

    def path(self, name: str) -> str:
        """Where a file lies, without the protocol."""
        return f"{self.root}/{name}"

    def names(self, folder: str) -> list[str]:
        """What is in a folder, in order; nothing where there is none. Files that are being written are left out."""
        if not self.filesystem.exists(self.path(folder)):
            return []
        names = (path.rsplit("/", 1)[-1] for path in self.filesystem.ls(self.path(folder), detail=False))
        return sorted(name for name in names if not name.startswith("."))

    def read(self, names: list[str]) -> list[bytes]:
        """The content of files, in their order; elsewhere than on a local disk all are asked for at once."""
        paths = [self.path(name) for name in names]
        if self._is_local:
            return [self.filesystem.cat_file(path) for path in paths]
        whole = [None] * len(paths)
        contents: list[bytes] = self.filesystem.cat_ranges(paths, whole, whole, on_error="raise")
        return contents

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place at once; a kill leaves the old one, or none."""
        path = self.path(name)
        if not self._is_local:
            self.filesystem.pipe_file(path, data)  # one PUT: whole or not at all
            return
        parent, file_name = path.rsplit("/", 1)
        self.filesystem.makedirs(parent, exist_ok=True)
        temporary = f"{parent}/.{file_name}.{uuid.uuid4().hex}.part"
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)

    def remove(self, name: str) -> bool:
        """Take a file away; False where it is not there."""
        if not self.filesystem.exists(self.path(name)):
            return False
        self.filesystem.rm_file(self.path(name))
        return True

    def modified_at(self, name: str) -> datetime:
        """When a file was written, as the file system tells."""
        moment: datetime = self.filesystem.modified(self.path(name))
        return moment
