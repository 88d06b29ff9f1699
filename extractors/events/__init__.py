"""Finds the events that a document tells, by frames declared as data (types/*.yml) over the annotated Doc."""

import pyarrow as pa

from extractors.events.version import extractor_version
from extractors.outcome import Extraction

__all__ = ["extract_mentions", "extractor_version"]


def extract_mentions(texts: pa.Table) -> Extraction:
    """Mentions and failures of a partition's texts (schemas.TEXTS); spaCy is loaded with the first table."""
    from extractors.events.extraction import extract_mentions as extract

    return extract(texts)
