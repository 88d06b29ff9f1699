"""What a reader gets out of one file, whatever its format: pieces of text and what the file says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of text, one block or several; kind is one of annotations.Block's where the format tells."""

    text: str
    kind: str | None = None


@dataclass(frozen=True)
class Reading:
    """The pieces of a document in order, with its own metadata; `published_source` is page or header."""

    pieces: tuple[Piece, ...]
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_source: str | None = None
    accepted: str | None = None
    filer_name: str | None = None
    filer_cik: str | None = None
    form: str | None = None
