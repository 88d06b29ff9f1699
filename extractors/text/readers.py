"""The reading of one landed document, by the reader of its media type."""

import json
from collections.abc import Mapping
from typing import Any

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.charset import decode
from extractors.text.lines import read_plain
from extractors.text.mail import read_mail
from extractors.text.markdown import read_markdown
from extractors.text.page import read_page
from extractors.text.pdf import read_pdf
from extractors.text.reading import Reading
from extractors.text.submission import is_submission, read_submission
from extractors.text.titles import cut_title


def read_document(document: Mapping[str, Any]) -> Reading:
    """What the bytes of a row of schemas.DOCUMENTS hold; raises RejectionError where they cannot be read."""
    content, media_type, title, form = (document[name] for name in ("content", "media_type", "title", "form"))
    if content is None:
        raise RejectionError(RejectionCode.NO_TEXT, "its bytes were not kept")
    if media_type == "application/json":
        value = json.loads(content.decode("utf-8-sig"))
        text, page = value.get("text") or "", value.get("html") or ""
        if text.strip():
            return Reading(pieces=read_plain(cut_title(text, title)))
        return read_page(page, is_filing=bool(form), url=document.get("url"))
    if media_type == "application/pdf":
        return read_pdf(content)
    if media_type == "message/rfc822":
        return read_mail(content)
    text = decode(content, is_page=media_type == "text/html")
    if is_submission(text):
        return read_submission(text, filer_cik=document.get("filer_cik"))
    if media_type == "text/html":
        return read_page(text, is_filing=bool(form), url=document.get("url"))
    if media_type == "text/markdown":
        return read_markdown(text)
    return Reading(pieces=read_plain(cut_title(text, title)))
