"""What the document-level components mark on a Doc, declared once: span groups, their values, and the story.

Every component reads and writes these and nothing else, so that each can be tested on a Doc built by hand.

| key                    | spans                                                        | value                |
|------------------------|--------------------------------------------------------------|----------------------|
| `doc.spans["names"]`   | labels COMPANY, PERSON, ORGANISATION; in order, no overlap;  | `span._.entity`,     |
|                        | real names as well as what refers to one (the company, she)  | `span._.found_by`    |
| `doc.spans["posts"]`   | label POST: a title as told, compound or single              | `span._.posts`       |
| `doc.spans["dates"]`   | label DATE                                                   | `span._.date`        |
| `doc.spans["amounts"]` | labels MONEY, PERCENT, RATIO, HEADCOUNT, SHARES              | `span._.amount`      |
"""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

NAMES, POSTS, DATES, AMOUNTS = "names", "posts", "dates", "amounts"
TEXT = "text"
COMPANY, PERSON, ORGANISATION = "COMPANY", "PERSON", "ORGANISATION"


@dataclass(frozen=True)
class Block:
    """A stretch of the text with one purpose; offsets are code points, end exclusive."""

    start: int
    end: int
    kind: str  # title, heading, paragraph, list_item, table_row, dateline, caption, quote, byline, boilerplate


@dataclass(frozen=True)
class Story:
    """One document as extraction sees it."""

    document_id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published_on: date | None = None
    filer_name: str | None = None
    form: str | None = None


@dataclass(frozen=True)
class Entity:
    """One company, person or other organisation of a document, under the fullest name that the document gives it."""

    kind: str  # COMPANY, PERSON, ORGANISATION
    name: str
    aliases: tuple[str, ...] = ()
    plural: bool = False  # refers to several at once ("the two companies"); members then names them
    members: tuple["Entity", ...] = ()


@dataclass(frozen=True)
class Post:
    """One single post of a title as told."""

    title: str  # as told, without the unit
    role_code: str  # CEO, CFO, CHAIR, DIRECTOR, DIVISION_HEAD, OTHER ...
    unit: str | None = None
    is_interim: bool = False
    is_co: bool = False
    is_elect: bool = False
    is_nominee: bool = False
    is_emeritus: bool = False
    is_former: bool = False


@dataclass(frozen=True)
class DateValue:
    """A day or a stretch of days; `year_known` is false where neither text nor publication date gives the year."""

    first: date
    last: date
    precision: str  # day, month, quarter, year
    year_known: bool = True


@dataclass(frozen=True)
class Amount:
    """A number with its unit; low and high where the text gives a range."""

    kind: str  # MONEY, PERCENT, RATIO, HEADCOUNT, SHARES
    value: float | None = None
    low: float | None = None
    high: float | None = None
    currency: str | None = None  # ISO 4217
    is_per_share: bool = False
    is_up_to: bool = False
    ratio_new: float | None = None
    ratio_old: float | None = None


def text_of(doc: Doc) -> str:
    """Its text, put together once; `Doc.text` puts all its tokens together each time."""
    text: str = doc.user_data.get(TEXT) or doc.user_data.setdefault(TEXT, doc.text)
    return text


def register_extensions() -> None:
    """Declare the custom attributes; safe to call again."""
    for name in ("entity", "posts", "date", "amount"):
        Span.set_extension(name, default=None, force=True)
    Span.set_extension("found_by", default="name", force=True)
    Doc.set_extension("story", default=None, force=True)
    Doc.set_extension("main_company", default=None, force=True)
