"""The pages for people, taken apart: their text, links, code spans and fenced blocks."""

import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.contract.settings import PROJECT

_NAMES = ("README", "ARCHITECTURE", "CONTRIBUTING", "DECISIONS", "CHANGELOG", "BENCHMARKS", "COSTS", "deploy/README")
PAGES = tuple(PROJECT / f"{name}.md" for name in _NAMES)

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """One fenced block; the language is empty where none is given."""

    language: str
    body: str


def read_page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(text: str) -> list[Fence]:
    """The fenced blocks of a page, in order."""
    return [Fence(found["language"], found["body"]) for found in _FENCE.finditer(text)]


def code_spans(text: str) -> list[str]:
    """What stands between single backticks, outside fenced blocks."""
    return _CODE.findall(_FENCE.sub("", text))


def link_targets(text: str) -> list[str]:
    """Where the links of a page lead, outside fenced blocks."""
    return [found["target"] for found in _LINK.finditer(_FENCE.sub("", text))]


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as code hosts make them: lower case, hyphens for spaces, no marks."""
    headings = (found["text"] for found in _HEADING.finditer(_FENCE.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def section(text: str, heading: str) -> str:
    """The part of a page below a heading, up to the next of its level or above; empty where there is none."""
    found = re.search(rf"^(?P<marks>#+) {re.escape(heading)}$", text, re.MULTILINE)
    if found is None:
        return ""
    rest = text[found.end() :]
    following = re.search(rf"^#{{1,{len(found['marks'])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest
