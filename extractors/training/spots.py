"""Where the words of an annotation stand in a Doc."""

from spacy.tokens import Doc, Span


def spot_of(doc: Doc, text: str) -> Span | None:
    """Where a text stands first in the Doc, its blanks and case aside; None where it does not."""
    start = _plain(doc.text).find(_plain(text))
    return None if start < 0 else doc.char_span(start, start + len(text), alignment_mode="expand")


def spot_within(span: Span, text: str | None) -> Span | None:
    """The same within a Span."""
    start = _plain(span.text).find(_plain(text)) if text else -1
    return None if start < 0 else span.char_span(start, start + len(text or ""), alignment_mode="expand")


def _plain(text: str) -> str:
    """The text with a code point for each of its own, blanks and case levelled."""
    return "".join(" " if character.isspace() else character.lower()[:1] for character in text)
