"""Training samples, made from labelled documents (lists of names) and from sentences with inline labels."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from extractors.training.augmentation import Sample
from extractors.training.labels import Name, names_in

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
_INLINE = re.compile(r"\[([^\]]+)\]\((COMPANY|PERSON|ORGANISATION)\)")
MAX_CHARACTERS = 900


def document_samples(path: Path) -> Iterator[tuple[str, list[Sample]]]:
    """Yield the id and the paragraphs, labelled, of each document of a JSON-lines file with `text` and `entities`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], [Sample(text, names_in(text, row["entities"])) for text in paragraphs(row["text"])]


def sentence_samples(path: Path) -> Iterator[Sample]:
    """Yield a sample for each line of a file of sentences; `[Acme Corp](COMPANY)` labels, `#` begins a remark."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield inline_sample(line.strip())


def inline_sample(line: str) -> Sample:
    """Take the labels out of one line."""
    text, names, position = "", [], 0
    for match in _INLINE.finditer(line):
        text += line[position : match.start()]
        names.append(Name(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        position = match.end()
    return Sample(text + line[position:], tuple(names))


def paragraphs(text: str) -> Iterator[str]:
    """Cut at blank lines, and long paragraphs between sentences, so that no piece is much above MAX_CHARACTERS."""
    for paragraph in _PARAGRAPH_END.split(text):
        piece = ""
        for sentence in _SENTENCE_END.split(paragraph.strip()):
            if piece and len(piece) + len(sentence) > MAX_CHARACTERS:
                yield piece
                piece = ""
            piece = f"{piece} {sentence}" if piece else sentence
        if piece:
            yield piece
