"""The validators of feeds and lists (ETag, Last-Modified), so that what has not changed is not sent again.

They are kept only after all that a list named has landed: a pull that was killed finds the list as if for the first
time. Deleting the folder costs one full answer a list.
"""

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from extractors.sources.web.exchange import Fetched


@dataclass(frozen=True)
class Validator:
    """What a host gave with its last answer."""

    etag: str | None = None
    last_modified: str | None = None
    at: float = 0.0  # when it was last asked for, in seconds of the wall clock


class Validators:
    """Validators by source and URL, below a folder; what is noted is kept by `keep`, and not before."""

    def __init__(self, folder: Path, source_id: str) -> None:
        self._folder = folder / "validators" / source_id
        self._noted: dict[Path, Validator] = {}

    def find(self, url: str) -> Validator:
        """The last that was kept; empty where there is none."""
        try:
            return Validator(**json.loads(self._path(url).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Validator()

    def note(self, url: str, fetched: Fetched) -> None:
        """Remember the validators of an answer until `keep`."""
        known = self.find(url) if fetched.is_unchanged else Validator(fetched.etag, fetched.last_modified)
        self._noted[self._path(url)] = replace(known, at=fetched.retrieved_at.timestamp())

    def keep(self) -> None:
        """Write what was noted."""
        for path, validator in self._noted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(".part")
            temporary.write_text(json.dumps(asdict(validator)), encoding="utf-8")
            temporary.replace(path)
        self._noted.clear()

    def _path(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode()).hexdigest()[:32]}.json"
