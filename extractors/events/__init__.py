"""Finds the events that a document tells, by frames declared as data (types/*.yml) over the annotated Doc."""

from extractors.events.extraction import extract_mentions
from extractors.events.version import extractor_version

__all__ = ["extract_mentions", "extractor_version"]
