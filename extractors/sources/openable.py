"""A file that can be opened, wherever it lies, and the sidecar beside it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

SIDECAR = ".meta.json"


@dataclass(frozen=True)
class Openable:
    """`name` is the last part of its path; `origin` says where it lies; `open` raises OSError."""

    name: str
    origin: str
    open: Callable[[], BinaryIO]
    sidecar: "Openable | None" = None

    @property
    def suffix(self) -> str:
        """In lower case, with its dot."""
        return PurePosixPath(self.name).suffix.casefold()


def open_path(path: Path, *, sidecar: Path | None = None) -> Openable:
    """A file of the local file system."""
    return Openable(
        name=printable(path.name),
        origin=printable(str(path)),
        open=lambda: path.open("rb"),
        sidecar=open_path(sidecar) if sidecar else None,
    )


def sidecar_names(name: str) -> tuple[str, str]:
    """The names that the sidecar of a file may have: of `a.txt`, `a.txt.meta.json` and `a.meta.json`."""
    return name + SIDECAR, PurePosixPath(name).stem + SIDECAR


def printable(name: str) -> str:
    """A file name as valid Unicode, even where the file system holds other bytes."""
    return os.fsencode(name).decode("utf-8", errors="replace")
