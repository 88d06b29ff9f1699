"""Reprints made from real press releases: another headline, dateline and tail, and a tenth of the words changed."""

import gzip
import json
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from extractors.text import make_texts
from warehouse.contract.errors import PathError
from warehouse.contract.schemas import DOCUMENTS
from warehouse.contract.settings import PROJECT

PRESS = PROJECT.parent / "shared" / "corpus" / "press_2023_2026.jsonl.gz"
LOOKED_AT = Path(__file__).with_name("looked_at.csv")
CHANGED = 0.1  # of the words
TAIL = 400  # characters
DATELINE = re.compile(r"^[^\n]{0,80}?(?:--|–|—|\(GLOBE NEWSWIRE\))")
WORD = re.compile(r"\w+")
SEED = 5


@dataclass(frozen=True)
class Release:
    """A press release, or a reprint of it; `number` is that of the release in both."""

    number: int
    external_id: str
    title: str
    published_at: str
    text: str
    is_reprint: bool = False

    @property
    def key(self) -> str:
        return f"{'reprint' if self.is_reprint else 'release'}-{self.number}"

    def row(self) -> dict[str, object]:
        """Its row of the landing stage `documents`."""
        content = json.dumps({"title": self.title, "text": self.text}).encode()
        return {
            "document_id": self.key,
            "document_key": self.key,
            "source_id": "reprints" if self.is_reprint else "press",
            "external_id": self.external_id,
            "origin": "made",
            "media_type": "application/json",
            "content": content,
            "byte_count": len(content),
            "retrieved_at": datetime(2026, 11, 1, tzinfo=UTC),
            "title": self.title,
            "published_at": self.published_at,
        }


def read_releases() -> list[Release]:
    """All press releases of the shared corpus; raises PathError where it is not there."""
    if not PRESS.exists():
        raise PathError(f"{PRESS} is not here; this figure needs the shared corpus")
    with gzip.open(PRESS, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Release(number, str(row["external_id"]), row["title"], row["published_at"], row["text"])
        for number, row in enumerate(rows)
    ]


def make_reprints(releases: list[Release]) -> list[Release]:
    """One reprint a release, edited in all ways at once; the same ones on every machine."""
    chance = random.Random(SEED)
    vocabulary = sorted({word for release in releases[:500] for word in WORD.findall(release.text)})
    return [_reprint(release, chance, vocabulary, chance.choice(releases)) for release in releases]


def texts_of(releases: list[Release]) -> pa.Table:
    """Their rows of the landing stage `texts`, by the text stage itself."""
    return make_texts(documents_of(releases))


def documents_of(releases: list[Release]) -> pa.Table:
    """Their rows of the landing stage `documents`."""
    return pa.Table.from_pylist([release.row() for release in releases], schema=DOCUMENTS)


def _reprint(release: Release, chance: random.Random, vocabulary: list[str], other: Release) -> Release:
    words = release.text.split(" ")
    for place in chance.sample(range(len(words)), int(CHANGED * len(words))):
        words[place] = chance.choice(vocabulary)
    body = DATELINE.sub("LONDON, Jan. 5 —", " ".join(words), count=1)
    tail = f"\n\nAbout {' '.join(chance.sample(vocabulary, 2))}\n{other.text[-TAIL:]}"
    title = " ".join(chance.sample(vocabulary, 9))
    return Release(release.number, f"reprint-{release.external_id}", title, release.published_at, body + tail, True)
