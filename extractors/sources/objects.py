"""Documents of an object store: what lies below an fsspec URL such as s3://bucket/stories, read as a folder is."""

import importlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

import fsspec

from extractors.rejections import Rejection, RejectionCode
from extractors.sources import json_lines
from extractors.sources.files import MEDIA_TYPES, read_file
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.openable import SIDECAR, Openable, sidecar_names
from warehouse.contract.errors import PathError, SettingError

# The stores that may be read, and the package that reads each. No http: the polite client is the only way to the web.
PACKAGES = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
    "memory": "fsspec",
}


def is_object_store(location: str) -> bool:
    """Whether a location is a URL, and no path."""
    return "://" in location


def read_objects(location: str, *, limits: Limits, options: Mapping[str, Any] | None = None) -> Iterator[FoundDocument]:
    """Everything below a URL in the order of its keys, hidden ones left out; `options` are the store's own.

    Names and sidecars are those of the folder source. Raises SettingError for a store that cannot be read, PathError
    where nothing lies at the location or it may not be listed.
    """
    protocol = location.partition("://")[0]
    package = PACKAGES.get(protocol)
    if package is None or "::" in location:
        raise SettingError(f"documents {location}: no such store; use one of {', '.join(sorted(PACKAGES))}, or a path")
    try:
        importlib.import_module(package)
    except ImportError:
        raise SettingError(f"documents {location}: needs the package {package}; install it beside the others") from None
    filesystem, root = fsspec.core.url_to_fs(location, **(options or {}))
    try:
        keys = sorted(map(str, filesystem.find(root)))
    except (OSError, ValueError) as error:
        raise PathError(f"documents {location}: {error}; name a bucket and folder that can be listed") from None
    if not keys:
        raise PathError(f"documents {location}: nothing is there; name a bucket and folder that hold documents")
    return _read_all(filesystem, str(root).rstrip("/"), keys, protocol, limits)


def _read_all(filesystem: Any, root: str, keys: list[str], protocol: str, limits: Limits) -> Iterator[FoundDocument]:
    known = set(keys)
    base = root if keys != [root] else root.rpartition("/")[0]
    for key in keys:
        below = key.removeprefix(base).lstrip("/")
        parts = below.split("/")
        name = f"{base.rpartition('/')[2]}/{below}"
        file = _openable(filesystem, key, protocol, known)
        if ".." in parts or not below:
            rejection = Rejection(RejectionCode.OUTSIDE_ROOT, "a key that leads out of the folder")
            yield FoundDocument(name, file.origin, "application/octet-stream", None, 0, b"", rejection=rejection)
        elif any(part.startswith(".") for part in parts) or (file.name.endswith(SIDECAR) and _has_document(key, known)):
            continue
        elif file.suffix == json_lines.SUFFIX:
            yield from _read_lines(file, name, limits)
        else:
            yield read_file(file, name=name, limits=limits)


def _read_lines(file: Openable, name: str, limits: Limits) -> Iterator[FoundDocument]:
    try:
        yield from json_lines.read_json_lines(file, name=name, limits=limits)
    except OSError as error:
        rejection = Rejection(RejectionCode.UNREADABLE, error.strerror or "cannot be read to its end")
        yield FoundDocument(name, file.origin, json_lines.MEDIA_TYPE, None, 0, b"", rejection=rejection)


def _openable(filesystem: Any, key: str, protocol: str, known: set[str]) -> Openable:
    folder, _, name = key.rpartition("/")
    beside = () if name.endswith(SIDECAR) else (f"{folder}/{sidecar}" for sidecar in sidecar_names(name))
    sidecar = next((other for other in beside if other in known), None)
    return Openable(
        name=name,
        origin=f"{protocol}://{key.lstrip('/')}",
        open=lambda: io.BufferedReader(filesystem.open(key, "rb")),  # fsspec's own reads no line up to a limit
        sidecar=_openable(filesystem, sidecar, protocol, known) if sidecar else None,
    )


def _has_document(sidecar: str, known: set[str]) -> bool:
    """Whether a sidecar belongs to a document: `a.txt.meta.json` or `a.meta.json` to `a.txt`."""
    stem = sidecar.removesuffix(SIDECAR)
    return stem in known or any(f"{stem}{suffix}" in known for suffix in MEDIA_TYPES)
