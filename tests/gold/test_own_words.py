"""No run of eight words in what the project wrote stands in the shared texts, which are other people's."""

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.training.documents import written_documents

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
RUN = 8
WORD = re.compile(r"[a-z0-9]+")

# The form itself prescribes these captions, so every filer's report shares them.
CAPTIONS = (
    "Entry into a Material Definitive Agreement",
    "Termination of a Material Definitive Agreement",
    "Bankruptcy or Receivership",
    "Completion of Acquisition or Disposition of Assets",
    "Acquisition or Disposition of Assets",
    "Creation of a Direct Financial Obligation",
    "Costs Associated with Exit or Disposal Activities",
    "Triggering Events That Accelerate or Increase a Direct Financial Obligation",
    "Results of Operations and Financial Condition",
    "Material Impairments",
    "Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing",
    "Unregistered Sales of Equity Securities",
    "Changes in Registrant's Certifying Accountant",
    "Changes in Control of Registrant",
    "Resignations of Registrant's Directors",
    "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; "
    "Compensatory Arrangements of Certain Officers",
    "Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year",
    "Submission of Matters to a Vote of Security Holders",
    "Other Events",
    "Regulation FD Disclosure",
    "Financial Statements and Exhibits",
    "Cover Page Interactive Data File",
    "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report "
    "to be signed on its behalf by the undersigned",
)
CAPTION = re.compile("|".join(re.escape(caption) for caption in CAPTIONS), re.IGNORECASE)


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    for part in CAPTION.split(text):
        tokens = words(part)
        yield from zip(*(tokens[start:] for start in range(RUN)), strict=False)


def own_texts() -> Iterator[tuple[str, str]]:
    for line in (Path(__file__).parent / "documents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["external_id"], row["title"] + "\n" + row["text"]
    for document in written_documents():
        yield document["id"], document["title"] + "\n" + document["text"]
    for path in sorted((ROOT / "seeds" / "documents").iterdir()):
        if path.suffix in {".txt", ".md", ".eml"}:
            yield path.name, path.read_text("utf-8")
        elif path.suffix == ".jsonl":
            for line in path.read_text("utf-8").splitlines():
                yield json.loads(line)["external_id"], json.loads(line)["text"]
        elif path.suffix == ".html":
            yield path.name, html.unescape(re.sub(r"<[^>]+>", "\n", path.read_text("utf-8")))


def lines(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from stream
    else:
        with path.open(encoding="utf-8") as stream:
            yield from stream


def shared_texts() -> Iterator[str]:
    for path in sorted(SHARED.rglob("*")):
        if ".jsonl" in path.name:
            yield from (json.loads(line)["text"] for line in lines(path))
        elif path.suffix == ".txt":
            yield path.read_text("utf-8", errors="replace")
        elif path.suffix == ".html":
            yield html.unescape(re.sub(r"<[^>]+>", " ", path.read_text("utf-8", errors="replace")))


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not on this machine")
def test_no_run_of_eight_words_is_taken_from_the_shared_texts() -> None:
    own = {run: name for name, text in own_texts() for run in runs(text)}
    starts = {run[: RUN // 2] for run in own}  # four words decide for most runs, at a third of the time
    taken: set[tuple[str, ...]] = set()
    for text in shared_texts():
        tokens = words(text)
        half = zip(*(tokens[start:] for start in range(RUN // 2)), strict=False)
        for place in [place for place, start in enumerate(half) if start in starts]:
            taken |= own.keys() & {tuple(tokens[place : place + RUN])}
    assert [f"{own[run]}: {' '.join(run)}" for run in sorted(taken)] == []
