"""The reasons why a document goes no further, each with its meaning, shared by pull and text."""

from dataclasses import dataclass
from enum import StrEnum

DETAIL_LENGTH = 300  # characters of an unforeseen error's message


class RejectionCode(StrEnum):
    """Why a document is set aside; the value is what stands in the column `rejection_code`."""

    EMPTY = "empty"  # no bytes, or nothing but white space
    OVERSIZED = "oversized"  # larger than MARKET_EVENTS_MAX_DOCUMENT_BYTES; its bytes are not kept
    BINARY = "binary"  # a text format whose bytes are not text
    UNDECODABLE = "undecodable"  # text in a character encoding that cannot be told
    UNSUPPORTED_TYPE = "unsupported_type"  # a file whose suffix no reader knows
    UNREADABLE = "unreadable"  # the operating system refuses to read the file
    OUTSIDE_ROOT = "outside_root"  # a symbolic link that leads out of the source's folder
    BAD_JSON = "bad_json"  # a line that is not one JSON object
    BAD_VALUE = "bad_value"  # a known key with a value of another type; the detail names the key
    BAD_SIDECAR = "bad_sidecar"  # a .meta.json that cannot be used, or has no document beside it
    CORRUPT = "corrupt"  # a PDF, page or email that its reader cannot parse
    NO_TEXT = "no_text"  # parsed, but without any usable text
    UNREACHABLE = "unreachable"  # a host that does not answer or has a fault; asked again by the next pull
    REFUSED = "refused"  # the host says no: forbidden, paid for, not acceptable
    MISSING = "missing"  # the host has no such page, or not now
    GONE = "gone"  # the host says that the page is gone for good; one landed before is withdrawn
    ROBOTS = "robots"  # the host's robots.txt asks not to
    FORBIDDEN_ADDRESS = "forbidden_address"  # a host or redirect that is no public address
    BAD_URL = "bad_url"  # no URL of http or https
    REDIRECTS = "redirects"  # redirects in a circle, too many, or to nowhere
    HOSTILE_MARKUP = "hostile_markup"  # XML with entities, references to elsewhere, or nested beyond reason
    NOT_ENGLISH = "not_english"  # in another language than extraction reads
    FAILED = "failed"  # a defect of ours: an error that nobody foresaw; the detail names it


@dataclass(frozen=True)
class Rejection:
    """Why one document is set aside; the detail is one line for a person."""

    code: RejectionCode
    detail: str


def failure(error: Exception) -> Rejection:
    """The rejection of a document that an unforeseen error stopped at."""
    return Rejection(RejectionCode.FAILED, " ".join(f"{type(error).__name__}: {error}".split())[:DETAIL_LENGTH])


class RejectionError(Exception):
    """Raised by a reader where its document cannot be used; carries the rejection."""

    def __init__(self, code: RejectionCode, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.rejection = Rejection(code, detail)
