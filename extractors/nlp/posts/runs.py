"""Follows the words of a unit's name behind a title: functions, units, parts of the world, capitals between."""

from extractors.nlp.posts.lexicon import PostLexicon
from extractors.nlp.posts.words import Words

JOINTS = frozenset({"and", "&", "of", "for", "the", "in", "both", "/", ","})
WORLD = frozenset({"global", "international", "worldwide"})
STOPS = frozenset(
    {"of", "at", "in", "who", "which", "will", "has", "is", "was", "to", "for", "by", "and", "or", "from"}
)
LONGEST, LONGEST_TOLD = 10, 7


def told_unit(words: Words, start: int, lexicon: PostLexicon) -> int | None:
    """The end of up to seven plain words that end in a noun for a unit: "(the) UK retail arm"."""
    end = None
    for place in range(start, min(start + LONGEST_TOLD, len(words))):
        word, is_joint = words.at(place), words.at(place) in {"&", "and"}
        if not (words.tokens[place].is_alpha or word in {"&", "r&d", "u.s.", "u.k."}) or (
            word in STOPS and not (is_joint and end is None)
        ):
            break
        if word in lexicon.units:
            end = place + 1
        elif end is not None:
            break
    return end


def unit_run(words: Words, start: int, lexicon: PostLexicon) -> int | None:
    """The end of the run of functions, units, regions and capitals from start; None where it is capitals only."""
    place, end, told = _skip_adjective(words, start, lexicon), start, False
    while place < min(start + LONGEST, len(words)):
        length = _known(words, place, lexicon)
        if length:
            place = end = place + length
            told = True
        elif _is_capital_between(words, place, start, lexicon):
            place = end = place + 1
        elif words.at(place) in JOINTS and place > start and _goes_on(words, place + 1, lexicon):
            place += 1
        else:
            break
    return end if told and end > start else None


def is_function(words: Words, place: int, lexicon: PostLexicon) -> bool:
    """Whether the word is a function; the pronoun it is not information technology."""
    return words.at(place) in lexicon.functions and words.tokens[place].text not in {"it", "It"}


def is_region(words: Words, place: int, lexicon: PostLexicon) -> int:
    """The length of the part of the world that begins at a place, else 0."""
    found = lexicon.regions.longest(words, place)
    return found[0] if found and (words.is_capital(place) or words.at(place) in WORLD) else 0


def _known(words: Words, place: int, lexicon: PostLexicon) -> int:
    if length := is_region(words, place, lexicon):
        return length
    is_title = lexicon.titles.longest(words, place) and words.at(place) not in {"counsel", "partner", "partners"}
    return int((is_function(words, place, lexicon) or words.at(place) in lexicon.units) and not is_title)


def _skip_adjective(words: Words, start: int, lexicon: PostLexicon) -> int:
    """Past a plain word before a function: "key accounts"."""
    is_plain = start < len(words) and words.tokens[start].is_alpha and not words.is_capital(start)
    is_unknown = not _known(words, start, lexicon) and words.at(start) not in STOPS | JOINTS
    return start + 1 if is_plain and is_unknown and is_function(words, start + 1, lexicon) else start


def _is_capital_between(words: Words, place: int, start: int, lexicon: PostLexicon) -> bool:
    """Whether a capitalised word can be part of the name: no person, no title, and not behind a plain word."""
    token = words.tokens[place]
    if not (words.is_capital(place) and token.is_alpha) or token.ent_type_ == "PERSON":
        return False
    is_behind_plain = place > start and not words.is_capital(place - 1) and words.at(place - 1) not in JOINTS
    return not is_behind_plain and not lexicon.titles.longest(words, place)


def _goes_on(words: Words, place: int, lexicon: PostLexicon) -> bool:
    """Whether the list of a unit's words goes on behind a joint, and not a new title, company or sentence."""
    joint = words.at(place - 1)
    if lexicon.titles.longest(words, place) or words.at(place) == "chief":
        return False
    if joint == ",":
        return is_function(words, place, lexicon) and not lexicon.titles.longest(words, place + 1)
    if joint in {"of", "for", "in"} and words.is_capital(place):
        return bool(is_function(words, place, lexicon) or is_region(words, place, lexicon))
    found = lexicon.modifiers.longest(words, place)
    if found and lexicon.titles.longest(words, place + found[0]):
        return False
    return bool(_known(words, place, lexicon)) or (
        words.at(place) in {"the", "&", "and"} and is_function(words, place + 1, lexicon)
    )
