"""What a reader gets out of one file, whatever its format: pieces of text and what the file says of itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Piece:
    """A stretch of text, one block or several; kind is one of annotations.Block's where the format tells."""

    text: str
    kind: str | None = None


@dataclass(frozen=True)
class FormerName:
    """A name that a company gave up, and the day beside it: its last in old filings, its first in new ones."""

    name: str
    dated: date | None


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
    filer_jurisdiction: str | None = None  # state or country of incorporation, in EDGAR's own code
    filer_sic: str | None = None  # Standard Industrial Classification, four digits
    form: str | None = None
    former_names: tuple[FormerName, ...] = ()
    items: tuple[str, ...] = ()  # of the form, where a header names them
    period: date | None = None  # of the report: for an 8-K the day of the earliest event
    canonical_url: str | None = None
