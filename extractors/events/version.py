"""The version of the extractor: a hash of all that decides what it finds."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from warehouse.contract.settings import PROJECT, read_settings

PACKAGE = Path(__file__).parents[1]
PARTS = ("nlp", "events", "reader", "lexicons", "models")
LIBRARIES = ("spacy", "onnxruntime", "tokenizers")
SUFFIXES = frozenset({".py", ".yml", ".txt", ".json", ".cfg", ".bin", ".csv", ".onnx"})
REGISTERS = ("companies.csv", "company_aliases.csv")


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """12 hexadecimal digits over the code, frames, lexicons, registers and model that make mentions."""
    libraries = " ".join(map(version, LIBRARIES))
    digest = hashlib.sha256(f"{libraries} {read_settings().spacy_model}".encode())
    files = [
        path for part in PARTS for path in (PACKAGE / part).rglob("*") if path.suffix in SUFFIXES or not path.suffix
    ]
    files += [PROJECT / "seeds" / name for name in REGISTERS]
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
