"""The signature of what a document tells: a MinHash by which two tellings of one story are found alike.

Broder, A., "On the resemblance and containment of documents" (1997), by the library rensa. What reprints change is left
out: headline, dateline, captions, boilerplate, and all words after the first few paragraphs.
"""

import re
from collections.abc import Iterable

from rensa import RMinHash  # type: ignore[import-untyped]

from extractors.text.assembly import TextBlock

WORD = re.compile(r"\w+")
TOLD = frozenset({"paragraph", "quote", "list_item"})
WORDS = 150  # of the opening; measured on reprints with a tenth of their words changed, see DECISIONS
SHINGLE = 2  # words
FEWEST = 20  # words; of less, two unlike documents may look alike
SIZE = 128  # hashes; the share that two signatures have in common errs by about 0.04
SEED = 1


def sign(text: str, blocks: Iterable[TextBlock]) -> list[int] | None:
    """SIZE numbers of 32 bits, a function of the text alone; null where it is too short to compare."""
    words: list[str] = []
    for block in blocks:
        if block.kind in TOLD:
            words += WORD.findall(text[block.start : block.end].casefold())
            if len(words) >= WORDS:
                break
    words = words[:WORDS]
    if len(words) < FEWEST:
        return None
    hashes = RMinHash(num_perm=SIZE, seed=SEED)
    hashes.update([" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)])
    return list(hashes.digest())
