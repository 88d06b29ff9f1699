"""Turns the bytes of documents into normalised text in blocks, with title, times and language."""

import pyarrow as pa

from extractors.text.version import text_version

__all__ = ["make_texts", "text_version"]


def make_texts(documents: pa.Table) -> pa.Table:
    """The texts (schemas.TEXTS) of documents (schemas.DOCUMENTS), row for row; a rejection stands in its row.

    The readers are imported with the first call, so that asking for the version costs nothing.
    """
    from extractors.text.texts import make_texts as make

    return make(documents)
