"""The files of an archive, each as a location that a source can be pulled from, dealt out to mapped tasks."""

from collections.abc import Mapping
from urllib.parse import urlencode

from fsspec.core import url_to_fs

from warehouse.contract.errors import PathError

MAPPED_TASKS = 200  # Airflow maps at most 1,024


def plan_archive(files: str, filters: Mapping[str, str | None]) -> list[list[str]]:
    """The files that globs and URLs name, divided by white space, in at most MAPPED_TASKS lists of like length.

    Filters that say something stand in the fragment of each, for the sources whose archives are sifted. Raises
    PathError where a glob names nothing.
    """
    fragment = urlencode({name: value for name, value in filters.items() if value})
    named = sorted({name for part in files.split() for name in _named(part)})
    locations = [f"{name}#{fragment}" if fragment else name for name in named]
    return [locations[first::MAPPED_TASKS] for first in range(min(MAPPED_TASKS, len(locations)))]


def _named(part: str) -> list[str]:
    if part.startswith(("http://", "https://")):
        return [part]
    filesystem, path = url_to_fs(part)
    found: list[str] = filesystem.glob(path)
    if not found:
        raise PathError(f"archive files {part}: no such file; name a file or a glob such as /archive/2023-*/*.warc.gz")
    return found if "file" in filesystem.protocol else [filesystem.unstrip_protocol(name) for name in found]
