"""Pieces of an email's body, with title, date and publisher from its headers."""

import email
import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.charset import decode
from extractors.text.lines import read_plain
from extractors.text.normal import one_line
from extractors.text.page import read_page
from extractors.text.reading import Piece, Reading

SIGNATURE = re.compile(r"(?m)^-- ?$")
QUOTE_MARK = re.compile(r"(?m)^(?:> ?)+")
EXPECTED = ("from", "subject", "date", "to", "message-id", "content-type", "received")
MIN_PLAIN = 80  # characters; a shorter plain part only says that the mail is HTML
PREFIX = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg)\s*:\s*)+")


def read_mail(content: bytes) -> Reading:
    """The body and headers of an email; raises RejectionError with corrupt where it has neither."""
    try:
        message = email.message_from_bytes(content, policy=policy.default)
        if not any(name in message for name in EXPECTED):
            raise RejectionError(RejectionCode.CORRUPT, "email has no headers")
        subject, sender, sent = (_header(message, name) for name in ("subject", "from", "date"))
        pieces = _body(message)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise RejectionError(RejectionCode.CORRUPT, f"email cannot be read ({type(error).__name__}: {error})") from None
    name, address = parseaddr(sender or "")
    return Reading(
        pieces=pieces,
        title=PREFIX.sub("", subject) if subject else None,
        publisher=name or address or None,
        published=sent,
        published_source="header",
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return one_line(str(value)) or None if value is not None else None


def _body(message: EmailMessage) -> tuple[Piece, ...]:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    text = _text(plain) if isinstance(plain, EmailMessage) else ""
    if isinstance(page, EmailMessage) and len(text.strip()) < MIN_PLAIN:
        return read_page(_text(page), is_filing=False).pieces
    body, _, signature = _cut_signature(text)
    tail = tuple(Piece(piece.text, "boilerplate") for piece in read_plain(signature))
    return (*read_plain(QUOTE_MARK.sub("", body)), *tail)


def _cut_signature(text: str) -> tuple[str, str, str]:
    found = SIGNATURE.search(text.replace("\r\n", "\n"))
    flat = text.replace("\r\n", "\n")
    return (flat[: found.start()], found.group(), flat[found.end() :]) if found else (flat, "", "")


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    declared = part.get_content_charset()
    return decode(payload, declared=declared, is_page=part.get_content_type() == "text/html")
