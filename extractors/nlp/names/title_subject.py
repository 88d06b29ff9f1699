"""What a title begins with, as the key of a possible company: the words before its first verb, post or mark."""

import re

from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import fold, key_of

WORD = re.compile(r"[\w&+'’.-]+|[^\w\s]")
LONGEST = 6
CREDITS = re.compile(r"^\S*(?:Breaks|News|Alert|Update)\S*\s+[-–—:]\s+")


def title_subject(title: str | None) -> str:
    """The key, or empty where the title is missing or begins with no name."""
    lexicon = load_lexicon()
    found: list[str] = []
    words = WORD.findall(CREDITS.sub("", title or ""))
    for word in words:
        folded = fold(word)
        ends = (
            folded in lexicon.headline_verbs or folded in lexicon.post_words or not (word[0].isupper() or word in "&+")
        )
        if ends or len(found) > LONGEST:
            break
        found.append(re.sub(r"['’]s?$", "", word).rstrip("."))
        if found[-1] != word.rstrip("."):
            break  # a possessive ends the name
    key = key_of(found)
    is_end = len(found) == len(words) or len(found) > LONGEST
    return "" if is_end or not key or key in lexicon.no_names or key in lexicon.no_openings else key
