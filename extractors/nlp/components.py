"""Registers the document-level components with spaCy."""

from extractors.nlp.amounts import component as amounts
from extractors.nlp.coreference import component as coreference
from extractors.nlp.dates import component as dates
from extractors.nlp.names import component as names
from extractors.nlp.names import main_company
from extractors.nlp.posts import component as posts

__all__ = ["amounts", "coreference", "dates", "main_company", "names", "posts"]
