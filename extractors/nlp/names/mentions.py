"""Mentions of names in order, each with its kind and spelling, as the clusters of a document are made from them."""

from dataclasses import dataclass

from extractors.nlp.names.candidates import Candidate
from extractors.nlp.names.words import Words


@dataclass(frozen=True)
class Mention:
    """Words [start, end) that name something of `kind`; `key` is the comparable spelling, `text` the one told."""

    start: int
    end: int
    kind: str
    key: str
    text: str
    in_body: bool  # outside headlines, where names are cut short before they are introduced


def list_mentions(words: Words, kinds: dict[Candidate, str]) -> list[Mention]:
    """The mentions in the order of the text."""
    return [
        Mention(
            each.start,
            each.end,
            kind,
            words.key(each.start, each.end),
            " ".join(words.span(each.start, each.end).text.split()),
            words.style(each.start) == "plain" and not _is_title(words, each.start),
        )
        for each, kind in sorted(kinds.items(), key=lambda item: item[0].start)
    ]


def _is_title(words: Words, position: int) -> bool:
    story = words.doc._.story
    if story is None or not story.blocks:
        return False
    offset = words.doc[words.tokens[position]].idx
    return any(block.kind in {"title", "heading"} and block.start <= offset < block.end for block in story.blocks)
