"""Right bounds for possible names: what a recogniser or a capitalised run put in beyond the name is cut off."""

from collections.abc import Iterator

from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.runs import holds_place, joins, may_be_in_name
from extractors.nlp.names.words import Words

SHED = frozenset(
    {
        "™",
        "®",
        ",",
        ";",
        ":",
        "-",
        "--",
        "(",
        ")",
        '"',
        "'",
        "'s",
        "/",
        "|",
        "*",
        "•",
        "&",
        "and",
        "of",
        "<",
        ">",
        "[",
        "]",
        "#",
        "_",
        ".",
    }
)


def parts(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names within words [start, end): split at posts, dashes and brackets, then tidied; maybe none."""
    first = start
    for position in range(start, end + 1):
        is_cut = position == end or _parts_names(words, position, start, end)
        if is_cut or _begins_person(words, first, position, end):
            bounds = tidied(words, first, position) if position > first else None
            if bounds:
                yield bounds
            first = position + is_cut


def tidied(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Bounds without determiners, titles, possessives and stray marks at either end; None where no name is left."""
    start = _behind_organ(words, start, end)
    while start < end and _opens_no_name(words, start, end):
        start += 1
    while end > start and _ends_no_name(words, start, end):
        end -= 1
    if start >= end or not any(words.is_name_like(position) for position in range(start, end)):
        return None
    return start, end


def with_suffix(words: Words, start: int, end: int) -> int:
    """The end of a name moved over the legal forms and trade words that follow it."""
    lexicon = load_lexicon()
    known = lexicon.legal_suffixes | lexicon.trade_words
    while True:
        word = words.after(end)
        if word in known and may_be_in_name(words, end):
            end += 1
        elif word and joins(words, end) and words.after(end, 1) in known and may_be_in_name(words, end + 1):
            end += 2
        else:
            return end


def grown(words: Words, start: int, end: int) -> tuple[int, int]:
    """The bounds moved over what an unspaced hyphen or an ampersand binds to the name."""
    while (
        words.after(end) in {"-", "&"} and words.after(end, 1) and joins(words, end) and may_be_in_name(words, end + 1)
    ):
        end += 2
    while words.before(start) in {"-", "&"} and words.before(start, 2) and joins(words, start - 1):
        if not may_be_in_name(words, start - 2):
            break
        start -= 2
    return with_number(words, start), end


def with_number(words: Words, start: int) -> int:
    """The start of a name moved over a number written together with it: 3M, 7-Eleven."""
    back = 2 if words.before(start) == "-" and words.texts[start].istitle() else 1
    is_glued = not any(
        words.doc[words.tokens[start - step]].whitespace_ for step in range(1, back + 1) if step <= start
    )
    return start - back if is_glued and words.before(start, back).isdigit() else start


def _parts_names(words: Words, position: int, start: int, end: int) -> bool:
    lexicon, word = load_lexicon(), words.folded[position]
    if word in {'"', "'"} and start < position < end - 1 and joins(words, position):
        return False
    if (word == "(" and holds_place(words, position)) or (word == ")" and holds_place(words, position - 2)):
        return False
    if word in {"--", ";", ":", "|", "•", "(", ")", "<", ">", '"', "[", "]", "#"}:
        return True
    if word in {"-", "/"}:
        return bool(words.doc[words.tokens[position]].whitespace_) or _binds_two_names(words, position, end)
    if word == "'s":
        return position + 1 < end and not _is_own_possessive(words, position, end)
    if word == ",":
        return position + 1 < end and not joins(words, position)
    return word in lexicon.post_words and words.is_name_like(position)


def _binds_two_names(words: Words, position: int, end: int) -> bool:
    """Whether both sides of a hyphen are names that the text also tells apart, as in the Acme-Beta deal."""
    sides = {words.folded[position - 1], words.folded[position + 1]} if position + 1 < end else {""}
    return sides <= words.bare


def _is_own_possessive(words: Words, position: int, end: int) -> bool:
    """Whether the possessive belongs to the name, as in Maddy's Diner, where no Maddy is told without it."""
    lexicon = load_lexicon()
    if words.folded[position + 1] in lexicon.proving_suffixes - lexicon.leading_light_words:
        return True
    return position + 2 == end and words.folded[position - 1] not in words.bare and words.is_name_like(position + 1)


def _begins_person(words: Words, first: int, position: int, end: int) -> bool:
    """Whether a person's name begins at the position right after a company's, as in Acme Foods John Smith."""
    lexicon = load_lexicon()
    if position - first < 2 or position + 1 >= end or words.folded[position] not in lexicon.first_names:
        return False
    return words.folded[position - 1] in lexicon.trade_words | lexicon.proving_suffixes


def _behind_organ(words: Words, start: int, end: int) -> int:
    """The start of the name behind the organ it opens with: (Supervisory) Board (of Directors) of Acme Ltd."""
    lexicon, told = load_lexicon(), list(words.folded[start:end])
    place = 1 if told[:1] in (["supervisory"], ["management"], ["executive"]) else 0
    if told[place : place + 1] != ["board"]:
        return start
    place += 1
    is_named = told[place : place + 2] == ["of", "directors"]
    place += 2 if is_named else 0
    is_firm = is_named or bool(told and told[-1] in lexicon.legal_suffixes)
    return start + place + 1 if is_firm and told[place : place + 1] == ["of"] and place + 1 < len(told) else start


def _opens_no_name(words: Words, start: int, end: int) -> bool:
    lexicon, word = load_lexicon(), words.folded[start]
    if words.after(start + 1) == "&" and words.is_name_like(start):
        return False
    if word in SHED or word in lexicon.titles or (end - start > 1 and word.rpartition("-")[2] in lexicon.seats):
        return True
    if not words.is_name_like(start):
        return not any(char.isdigit() or char.isupper() for char in words.texts[start])
    if word in lexicon.no_openings:
        return (
            end - start == 1
            or words.opens_sentence[start]
            or word in {"the", "a", "an"}
            or word in lexicon.shed_openings
        )
    if word in lexicon.peoples and end - start > 2:
        return words.folded[start + 1] in lexicon.first_names
    return words.style(start) != "plain" and word in lexicon.headline_verbs


def _ends_no_name(words: Words, start: int, end: int) -> bool:
    lexicon, word = load_lexicon(), words.folded[end - 1]
    if word in SHED:
        return True
    if end - start > 1 and (word in lexicon.no_openings or (word[:1].isdigit() and "," in word)):
        return True
    return not words.is_name_like(end - 1) and not any(map(str.isdigit, word)) and word != "!"
