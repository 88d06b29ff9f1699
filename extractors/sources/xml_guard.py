"""What XML from strangers may not hold: entities, references to elsewhere, nesting or sheer numbers of elements."""

import io
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from extractors.rejections import RejectionCode, RejectionError

DEEPEST = 64  # elements within elements; feeds and sitemaps need less than ten
MOST_ELEMENTS = 1_000_000


class _Counter(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            detail = f"more than {DEEPEST} elements deep, or {MOST_ELEMENTS} in all"
            raise RejectionError(RejectionCode.HOSTILE_MARKUP, detail)

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1


def check_xml(content: bytes) -> bool:
    """Whether the content is well-formed XML, as far as it was read.

    Raises RejectionError with hostile_markup where it declares entities, refers to elsewhere, or is nested too deeply.
    """
    parser = create_parser()  # of defusedxml: raises at an entity's declaration, before any is expanded
    parser.setContentHandler(_Counter())
    try:
        parser.parse(io.BytesIO(content))
    except DefusedXmlException as error:
        detail = f"declares entities or refers to elsewhere ({type(error).__name__})"
        raise RejectionError(RejectionCode.HOSTILE_MARKUP, detail) from None
    except (SAXParseException, LookupError, ValueError):
        return False
    return True
