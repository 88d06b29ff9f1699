"""Documents of a section page, such as a site's business front: the pages that its headlines lead to."""

from collections.abc import Iterator

from extractors.sources.errand import Errand
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.listing import read_list
from extractors.sources.sections import read_section

ACCEPT = "text/html, application/xhtml+xml"


def read_documents(location: str, *, limits: Limits, errand: Errand) -> Iterator[FoundDocument]:
    """What the section page at a URL links to and has not landed, then what earlier pulls failed to get."""
    return read_list(location, errand, accept=ACCEPT, read=read_section)
