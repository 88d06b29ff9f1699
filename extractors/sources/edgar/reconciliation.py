"""What an index of EDGAR lists and a source has neither landed nor explained by a rejection."""

from extractors.sources.edgar.index import FormIndex
from extractors.sources.landed import Landed


def unexplained(index: FormIndex, landed: Landed) -> tuple[str, ...]:
    """Accession numbers without a row, in the order of the index; empty after a whole pull of its day."""
    accessions = dict.fromkeys(entry.accession_number for entry in index.entries)
    return tuple(each for each in accessions if landed.find(url=None, external_id=each) is None)
