"""What extraction makes of a partition's texts."""

from dataclasses import dataclass, field

import pyarrow as pa

from warehouse.contract.schemas import FAILURES


@dataclass(frozen=True)
class Extraction:
    """The mentions (schemas.MENTIONS) of texts, and the documents (schemas.FAILURES) that none could be made of."""

    mentions: pa.Table
    failures: pa.Table = field(default_factory=FAILURES.empty_table)
