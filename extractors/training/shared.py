"""The shared folder that weights are made from: where it is, and its files of documents."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warehouse.contract.errors import PathError
from warehouse.contract.settings import PROJECT

SHARED = PROJECT.parent / "shared"


def present(path: Path) -> Path:
    """The path, of a file that is there.

    Raises PathError where it is not.
    """
    if not path.is_file():
        raise PathError(f"training needs {path}, which is not there: name the shared folder with --shared")
    return path


def corpus_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a gzipped file of JSON lines, as the folder source reads them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
