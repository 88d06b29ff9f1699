"""The normalised text of a document and its blocks, from the pieces that its reader found."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from extractors.text.amendments import amended_filing_date, is_amendment, told_period
from extractors.text.breaks import restore_breaks
from extractors.text.datelines import split_dateline
from extractors.text.filings import Filing, is_filing, item_runs, read_filing
from extractors.text.items import split_items
from extractors.text.kinds import name_kind
from extractors.text.normal import clean_characters, one_line
from extractors.text.reading import Piece, Reading
from extractors.text.tails import mark_tail
from extractors.text.titles import guess_title, place_title

SEPARATOR = "\n\n"
DATELINE_PIECES = 8  # a story's dateline stands in one of its first pieces


@dataclass(frozen=True)
class TextBlock:
    """Where a block lies in the text, in code points, end exclusive, and what it is (annotations.Block)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class ItemSpan:
    """Where an item of a filing lies in the text, its caption included."""

    number: str
    start: int
    end: int


@dataclass(frozen=True)
class Assembly:
    """A text that equals its blocks joined by one empty line, and what was learnt on the way."""

    text: str
    blocks: tuple[TextBlock, ...]
    title: str | None
    dateline_date: str | None
    sec_items: tuple[str, ...] | None  # null where the document is no filing
    filer_name: str | None
    form: str | None
    item_spans: tuple[ItemSpan, ...]
    period: date | None  # the date of report that the cover tells
    amended_filing_date: date | None


def assemble(reading: Reading, *, title: str | None, form: str | None) -> Assembly:
    """Order, split, mark and join the pieces of a reading; `title` and `form` are what the source says."""
    pieces = tuple(
        Piece(text, piece.kind) for piece in reading.pieces if (text := one_line(clean_characters(piece.text)))
    )
    cover = pieces
    filing: Filing | None = None
    if is_filing(pieces, form):
        filing = read_filing(restore_breaks(split_items(pieces)))
    told = title or reading.title or (None if filing else guess_title(pieces))
    told = one_line(clean_characters(told)) if told else None
    pieces = place_title(filing.pieces if filing else restore_breaks(pieces), told)
    pieces, date = _split_datelines(pieces)
    pieces = _with_words(mark_tail(pieces))
    text, blocks = _join(pieces)
    return Assembly(
        text=text,
        blocks=blocks,
        title=told,
        dateline_date=date,
        sec_items=(filing.items or reading.items) if filing else None,
        filer_name=filing.filer_name if filing else None,
        form=(form := form or (filing.form if filing else None)),
        item_spans=_spans(pieces, blocks, filing),
        period=told_period(cover) if filing else None,
        amended_filing_date=amended_filing_date(cover) if filing and is_amendment(form) else None,
    )


def _spans(pieces: tuple[Piece, ...], blocks: tuple[TextBlock, ...], filing: Filing | None) -> tuple[ItemSpan, ...]:
    runs = item_runs(pieces, filing.items) if filing else ()
    return tuple(ItemSpan(number, blocks[first].start, blocks[last].end) for number, first, last in runs)


def _split_datelines(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str | None]:
    """Only the first dateline counts: a second one belongs to a story that the document cites."""
    candidates = [position for position, piece in enumerate(pieces) if piece.kind in (None, "paragraph", "list_item")]
    for position in candidates[:DATELINE_PIECES]:
        parts, date = split_dateline(pieces[position], is_first=position == candidates[0])
        if parts[0].kind == "dateline":
            return (*pieces[:position], *parts, *pieces[position + 1 :]), date
    return pieces, None


def _with_words(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces without those that hold no letter, such as rules and page numbers; a table's figures stay."""
    return tuple(piece for piece in pieces if piece.kind == "table_row" or any(map(str.isalpha, piece.text)))


def _join(pieces: tuple[Piece, ...]) -> tuple[str, tuple[TextBlock, ...]]:
    blocks: list[TextBlock] = []
    position = 0
    for piece, following in zip_longest(pieces, pieces[1:]):
        blocks.append(TextBlock(position, position + len(piece.text), name_kind(piece, following=following)))
        position += len(piece.text) + len(SEPARATOR)
    return SEPARATOR.join(piece.text for piece in pieces), tuple(blocks)
