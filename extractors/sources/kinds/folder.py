"""Documents of a folder, or of one file: text, Markdown, HTML, PDF, email and JSON Lines, with their sidecars."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from extractors.rejections import Rejection, RejectionCode
from extractors.sources import json_lines
from extractors.sources.files import MEDIA_TYPES, read_file
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.objects import is_object_store, read_objects
from extractors.sources.openable import SIDECAR, open_path, printable, sidecar_names
from warehouse.contract.errors import PathError


def read_documents(location: str, *, limits: Limits) -> Iterator[FoundDocument]:
    """Everything below a folder in the order of its paths, hidden and special files left out.

    A document without an external_id of its own is named "<folder name>/<path below the folder>", for one file with
    the name of the folder that it lies in. A location such as s3://bucket/stories is a folder of an object store.
    Raises PathError where the location is missing or cannot be read.
    """
    if is_object_store(location):
        return read_objects(location, limits=limits)
    given = Path(location).expanduser()
    try:
        root = given.resolve(strict=True)
        mode = root.stat().st_mode
        if stat.S_ISREG(mode):
            with root.open("rb"):
                pass
            return _read_all(root.parent, iter([root]), limits)
        if stat.S_ISDIR(mode):
            with os.scandir(root):
                pass
            return _read_all(root, _walk(root), limits)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "links in a circle"
        raise PathError(f"documents {given}: {reason}; name a folder or file that can be read") from None
    raise PathError(f"documents {given}: neither a folder nor a file; name one that can be read")


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield folder  # an unreadable folder below the root is met as a document that cannot be read
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        else:
            yield entry


def _read_all(root: Path, paths: Iterator[Path], limits: Limits) -> Iterator[FoundDocument]:
    for path in paths:
        name = printable(f"{root.name}/{path.relative_to(root).as_posix()}")
        rejection = _refusal(path, root)
        if rejection is not None:
            yield FoundDocument(
                name, printable(str(path)), "application/octet-stream", None, 0, b"", rejection=rejection
            )
        elif not path.is_file() or (path.name.endswith(SIDECAR) and _has_document(path)):
            continue
        elif path.suffix.casefold() == json_lines.SUFFIX:
            yield from json_lines.read_json_lines(open_path(path), name=name, limits=limits)
        else:
            yield read_file(open_path(path, sidecar=_sidecar(path)), name=name, limits=limits)


def _sidecar(path: Path) -> Path | None:
    if path.name.endswith(SIDECAR):
        return None
    beside = (path.with_name(name) for name in sidecar_names(path.name))
    return next((sidecar for sidecar in beside if sidecar.is_file() and not sidecar.is_symlink()), None)


def _refusal(path: Path, root: Path) -> Rejection | None:
    """Why a path is not read at all."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Rejection(RejectionCode.UNREADABLE, "a symbolic link that leads nowhere")
    if path.is_symlink() and not target.is_relative_to(root):
        return Rejection(RejectionCode.OUTSIDE_ROOT, "a symbolic link that leads out of the folder")
    if path.is_dir() and not path.is_symlink():
        return Rejection(RejectionCode.UNREADABLE, "a folder that cannot be listed")
    if path.is_file() and not os.access(path, os.R_OK):
        return Rejection(RejectionCode.UNREADABLE, "may not be read by this user")
    return None


def _has_document(sidecar: Path) -> bool:
    """Whether a sidecar belongs to a document: `a.txt.meta.json` or `a.meta.json` to `a.txt`."""
    stem = sidecar.name.removesuffix(SIDECAR)
    beside = sidecar.parent / stem
    if beside.suffix.casefold() in MEDIA_TYPES and beside.is_file():
        return True
    return any(
        other.stem == stem and other.suffix.casefold() in MEDIA_TYPES and other.is_file()
        for other in sidecar.parent.iterdir()
    )
