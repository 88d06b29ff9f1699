"""Tells the kind of text that a document is from the marks that its kind leaves in it."""

import re

from extractors.nlp.annotations import Story

WIRE = re.compile(r"\b(?:dlrs|mln|pct|shr)\b|<[A-Z.]{1,6}>")
WIRE_REACH = 1500  # code points
RELEASE = re.compile(
    r"(?m)^About [A-Z]|[Ff]orward[- ][Ll]ooking [Ss]tatements|(?i:newswire|press release|businesswire)"
)


def style_of(story: Story) -> str:
    """filing, wire (a terse newswire of the 1980s and 90s), release or news."""
    if story.form:
        return "filing"
    if WIRE.search(story.text[:WIRE_REACH]):
        return "wire"
    return "release" if RELEASE.search(story.text) else "news"
