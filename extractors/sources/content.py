"""What the bytes of a document alone tell against it, whatever way they came."""

from extractors.rejections import Rejection, RejectionCode, RejectionError
from extractors.text.charset import decode


def check_content(media_type: str, content: bytes, *, declared: str | None = None) -> Rejection | None:
    """Why a text is none, or null; `declared` is an encoding named outside of the bytes."""
    if not content.strip():
        return Rejection(RejectionCode.EMPTY, "no bytes" if not content else "only white space")
    if media_type.startswith("text/"):
        try:
            text = decode(content, declared=declared, is_page=media_type == "text/html")
        except RejectionError as error:
            return error.rejection
        if not text.strip("\ufeff \t\r\n"):
            return Rejection(RejectionCode.EMPTY, "only white space")
    return None
