"""Whether a document corrects an earlier telling, or takes one back."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

PATTERNS = Path(__file__).with_name("notices.yml")
FIRST, LAST = 6, 3  # blocks at the head and foot of a document where such words stand


def find_notice(title: str | None, blocks: Sequence[str]) -> str | None:
    """retraction, correction, or null; `blocks` are the texts of the document's blocks in order."""
    head = [*([title] if title else []), *blocks[:FIRST]]
    anywhere = [*head, *blocks[FIRST:][-LAST:]]
    for notice, (opens, says) in _patterns().items():
        if any(opens.match(text) for text in head) or any(says.search(text) for text in anywhere):
            return notice
    return None


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """By notice, in the order of the file: what opens a block, and what is said in one."""
    content = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))
    return {notice: (_any(places["opens"]), _any(places["says"])) for notice, places in content.items()}


def _any(patterns: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns.values()), re.IGNORECASE | re.DOTALL)
