"""Two readers, each made from half of the documents, so that every document has one that has not learned from it.

What judges make of the reader must not be learned on documents that the reader knows by heart.
"""

import zlib
from collections.abc import Callable
from pathlib import Path

from extractors.reader.network import Network
from extractors.training.shared import present
from warehouse.contract.settings import PROJECT

FOLDER = PROJECT / "data" / "readers"
HALVES = (0, 1)

Networks = Callable[[str], Network]  # id of a document -> a network that has not learned from it


def half_of(document: str) -> int:
    """Which of HALVES a document belongs to, by its id."""
    return zlib.crc32(document.encode()) % len(HALVES)


def path_of(half: int, folder: Path = FOLDER) -> Path:
    """The file of the network that has not learned from a half."""
    return folder / f"without_{half}.onnx"


def read_halves(folder: Path = FOLDER) -> Networks:
    """The networks of both halves.

    Raises PathError where one is absent.
    """
    networks = [Network(present(path_of(half, folder))) for half in HALVES]
    return lambda document: networks[half_of(document)]
