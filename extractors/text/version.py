"""The version of texts: a hash of the code that makes them and of the libraries that it calls."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("htmldate", "lxml", "py3langid", "pypdf", "python-dateutil", "rapidfuzz", "rensa", "trafilatura", "tzdata")


@cache
def text_version() -> str:
    """12 hexadecimal digits; the same on every machine with the same code and libraries."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(
        [*folder.rglob("*.py"), *folder.rglob("*.yml")], key=lambda path: path.relative_to(folder).as_posix()
    ):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\0".encode())
    return digest.hexdigest()[:12]
