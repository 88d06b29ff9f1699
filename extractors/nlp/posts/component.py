"""The component `posts`: joins neighbouring single posts into titles as told, and marks them on the Doc."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import POSTS, Post, register_extensions
from extractors.nlp.posts.lexicon import PostLexicon, post_lexicon
from extractors.nlp.posts.singles import Single, find_singles
from extractors.nlp.posts.words import Words, words_of

register_extensions()

JOINTS = frozenset({",", "and", "&", "/", "as", "a", "an", "the", "well", "plus", "also", "its", "our", "their"})
LONGEST_JOINT = 4


@Language.component("posts", assigns=["doc.spans"])
def mark_posts(doc: Doc) -> Doc:
    """Writes doc.spans["posts"]: label POST, in order, not overlapping; `span._.posts` a tuple of Post."""
    lexicon, words = post_lexicon(), words_of(doc)
    spans = []
    for title in _titles(words, lexicon):
        first, last = words.tokens[title[0].start], words.tokens[title[-1].end - 1]
        span = Span(doc, first.i, last.i + 1, label="POST")
        span._.posts = tuple(_post(words, single, lexicon) for single in _share_units(title, words))
        spans.append(span)
    doc.spans[POSTS] = spans
    return doc


def _titles(words: Words, lexicon: PostLexicon) -> Iterator[tuple[Single, ...]]:
    title: list[Single] = []
    for single in find_singles(words, lexicon):
        if title and (end := _abbreviation_end(words, title[-1], single)):
            title[-1] = replace(title[-1], end=end)
            continue
        if title and not _are_joined(words, title[-1], single):
            if any(s.is_sure for s in title):
                yield tuple(title)
            title = []
        title.append(single)
    if any(s.is_sure for s in title):
        yield tuple(title)


def _abbreviation_end(words: Words, before: Single, single: Single) -> int | None:
    """The end of a bracketed short form of the title before it: Chief Financial Officer ("CFO")."""
    between = words.lower[before.end : single.lead]
    if "(" not in between[:1] or len(between) > 3 or not set(between[1:]) <= {'"', "“", "the", "''", "``"}:
        return None
    for end in range(single.end, single.end + 3):
        if words.at(end) == ")":
            return end + 1
    return None


def _are_joined(words: Words, before: Single, single: Single) -> bool:
    between = words.lower[before.end : single.lead]
    if not between or len(between) > LONGEST_JOINT or not set(between) <= JOINTS:
        return False
    if between[0] not in {",", "and", "&", "/", "as", "plus"} or between == ("as",):
        return False
    if "is_former" in single.flags - before.flags:
        return False
    return not (between == (",", "the") or before.kind == "BOARD")


def _share_units(title: tuple[Single, ...], words: Words) -> tuple[Single, ...]:
    """Gives a unit told last with "of" to the posts that "and" joins to it, and "former" told first to all."""
    shared = list(title)
    for place in range(len(shared) - 2, -1, -1):
        here, following = shared[place], shared[place + 1]
        joint = words.lower[here.end : following.lead]
        is_of = following.unit is not None and words.at(following.title_end) in {"of", "for"}
        if is_of and here.unit is None and joint in {("and",), ("&",)}:
            shared[place] = replace(here, unit=following.unit)
    if "is_former" in shared[0].flags:
        shared = [replace(single, flags=single.flags | {"is_former"}) for single in shared]
    return tuple(shared)


def _post(words: Words, single: Single, lexicon: PostLexicon) -> Post:
    unit = words.text(single.unit.start, single.unit.end) if single.unit else None
    return Post(
        title=_title(words, single, lexicon),
        role_code=_role_code(words, single, lexicon),
        unit=unit,
        is_interim="is_interim" in single.flags,
        is_co="is_co" in single.flags,
        is_elect="is_elect" in single.flags,
        is_nominee="is_nominee" in single.flags,
        is_emeritus="is_emeritus" in single.flags,
        is_former="is_former" in single.flags,
    )


def _title(words: Words, single: Single, lexicon: PostLexicon) -> str:
    """The title as told, of one holder where it is told of several ("as partners")."""
    text = words.text(single.start, single.title_end)
    ends = {words.at(single.start)} | (
        {words.at(single.title_end - 1)} if words.at(single.title_end - 2) != "of" else set()
    )
    for word in ends & set(lexicon.singulars):
        singular = lexicon.singulars[word]
        place = 0 if text.lower().startswith(word) else len(text) - len(word)
        kept = len(word) - 2 if word.endswith("men") else len(singular)
        text = text[: place + kept] + singular[kept:] + text[place + len(word) :]
    return text


def _role_code(words: Words, single: Single, lexicon: PostLexicon) -> str:
    has_function = any(word in lexicon.functions for word in words.lower[single.start : single.title_end])
    match single.kind:
        case "DIRECTOR_OR_FUNCTION":
            return "DIVISION_HEAD" if has_function or single.unit else "DIRECTOR"
        case "HEAD":
            return "DIVISION_HEAD"
        case "MANAGER":
            return "GENERAL_MANAGER" if single.unit and single.unit.is_region else "OTHER"
        case kind:
            return kind
