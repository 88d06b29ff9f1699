"""The news pages of the shared corpus as the text stage reads them, and how well: text by shingles, dates by eye.

The measure of the text is that of the corpus's own benchmark (scrapinghub/article-extraction-benchmark): per page the
share of runs of four words that are right and that are found, each averaged over pages, and the F1 of the averages.
"""

import csv
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from extractors.text.assembly import assemble
from extractors.text.readers import read_document
from extractors.text.times import tell_times
from warehouse.contract.settings import PROJECT

CORPUS = PROJECT.parent / "shared" / "corpus" / "news_html"
FACTS = Path(__file__).with_name("page_dates.csv")
WORD = re.compile(r"\w+")
SHINGLE = 4  # words
ZONES = timedelta(hours=-12), timedelta(hours=14)  # a day told without a zone is some zone's day


@dataclass(frozen=True)
class Page:
    """What was read of one page beside what it holds; `gold_day` is null where nobody has read it off."""

    text: str
    gold_text: str
    published_at: datetime | None
    precision: str | None
    gold_day: date | None

    @property
    def is_date_right(self) -> bool:
        """Whether a date was found and is, somewhere on earth, the day that stands on the page."""
        if self.published_at is None:
            return False
        spread = ZONES if self.precision == "instant" else (timedelta(0), timedelta(0))
        return any(
            (self.published_at.astimezone(UTC) + offset).date() == self.gold_day for offset in (*spread, timedelta(0))
        )


def read_pages(*, only_dated: bool = False) -> list[Page]:
    """All pages, or those whose date was read off."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        days = {row["page"]: date.fromisoformat(row["published_on"]) for row in csv.DictReader(file)}
    gold = json.loads((CORPUS / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(days if only_dated else gold)
    return [_read(name, gold[name]["url"], gold[name]["articleBody"], days.get(name)) for name in names]


def stored_pages() -> list[tuple[str, bytes, str]]:
    """URL, bytes and body text of all pages."""
    gold = json.loads((CORPUS / "ground-truth.json").read_text(encoding="utf-8"))
    return [(gold[name]["url"], _content(name), gold[name]["articleBody"]) for name in sorted(gold)]


def text_f1(pages: list[Page]) -> float:
    """The benchmark's F1 over some pages."""
    precisions, recalls = [], []
    for page in pages:
        told, gold = _shingles(page.text), _shingles(page.gold_text)
        right = sum((told & gold).values())
        if told:
            precisions.append(right / sum(told.values()))
        if gold:
            recalls.append(right / sum(gold.values()))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    runs = (tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def _content(name: str) -> bytes:
    return gzip.decompress((CORPUS / f"{name}.html.gz").read_bytes())


def _read(name: str, url: str, gold_text: str, day: date | None) -> Page:
    document = {
        "source_id": "folder",
        "content": _content(name),
        "media_type": "text/html",
        "url": url,
        "retrieved_at": datetime(2026, 1, 1, tzinfo=UTC),
    } | dict.fromkeys(("title", "form", "published_at", "accepted_at"))
    reading = read_document(document)
    made = assemble(reading, title=None, form=None)
    times = tell_times(document, reading, made)
    return Page(
        text="\n".join(made.text[block.start : block.end] for block in made.blocks if block.kind != "title"),
        gold_text=gold_text,
        published_at=times["published_at"],
        precision=times["published_at_precision"],
        gold_day=day,
    )
