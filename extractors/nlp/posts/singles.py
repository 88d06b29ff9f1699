"""Finds single posts among the words of a Doc: a title, the words before it that belong to it, and its flags."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.nlp.posts.boards import board_seat, is_of_other_body, member_of_board
from extractors.nlp.posts.lexicon import NOT_A_POST, PostLexicon
from extractors.nlp.posts.units import Unit, find_unit
from extractors.nlp.posts.words import Words

# Titles that functions before them belong to ("sales director", "Project Manager").
FUNCTIONAL = frozenset({"DIRECTOR_OR_FUNCTION", "MANAGER", "HEAD", "OTHER", "EDITOR", "PARTNER", "CHIEF"})
RUN_BOUNDS = frozenset({"as", "a", "an", "our", "its", "their", "new", ",", "named", "appointed", "to", "of"})


@dataclass(frozen=True)
class Single:
    """One post by places of words: the title from start to title_end, with its unit and the like up to end."""

    start: int
    title_end: int
    end: int
    kind: str
    lead: int  # where the words about the holder begin ("former")
    flags: frozenset[str] = frozenset()
    unit: Unit | None = None
    is_sure: bool = True


def find_singles(words: Words, lexicon: PostLexicon) -> Iterator[Single]:
    """The single posts in order, those that only a neighbour can make sure of included."""
    place = 0
    while place < len(words):
        found = lexicon.titles.longest(words, place)
        chief = _chief_officer(words, place, lexicon)
        if chief and (not found or chief[0] > found[0]):
            found = chief
        if not found:
            place += 1
            continue
        length, kind = found
        if _belongs_to_next(words, place, place + length, lexicon):
            place += length
            continue
        single = None if kind == NOT_A_POST else _single(words, place, place + length, kind, lexicon)
        if single:
            yield single
        place = max(place + length, single.end if single else 0)


def _belongs_to_next(words: Words, start: int, end: int, lexicon: PostLexicon) -> bool:
    """Whether a word that can be a title by itself is told of the title behind it: "Executive Chairman"."""
    modifier = lexicon.modifiers.longest(words, start)
    return modifier is not None and modifier[0] == end - start and lexicon.titles.longest(words, end) is not None


def _single(words: Words, start: int, end: int, kind: str, lexicon: PostLexicon) -> Single | None:
    if kind == "BOARD":
        seat = board_seat(words, start, end, lexicon)
        return Single(seat[0], seat[1], seat[1], "DIRECTOR", seat[0]) if seat else None
    is_firm_name = kind == "PARTNER" and words.at(start) == "partners" and words.is_capital(start - 1)
    if is_of_other_body(words, start, end, lexicon) or (is_firm_name and words.is_capital(start)):
        return None
    left = _extend_left(words, start, end, kind, lexicon)
    board_end = member_of_board(words, end, lexicon) if kind != "PRESIDENT" else None
    kind = left.kind
    single = Single(left.start, end, board_end or end, kind, left.lead, left.flags, is_sure=left.is_sure)
    single = _read_after(words, single, lexicon)
    if board_end:
        kind = "DIRECTOR" if words.at(start) in {"member", "members"} else kind
        return replace(single, kind=kind, title_end=board_end, is_sure=True)
    if kind == "OTHER" and words.at(start) in {"member", "members"}:
        return None  # of a team, a committee or a community
    unit = find_unit(words, single.end, kind, lexicon)
    if unit:
        single = replace(single, unit=unit, end=unit.end, is_sure=single.is_sure or unit.is_strong)
    return None if _is_head_of_state(words, single, lexicon) else single


def _extend_left(words: Words, start: int, end: int, kind: str, lexicon: PostLexicon) -> Single:
    at, lead, flags, own_words = start, start, set[str](), False
    is_inside = True
    while found := lexicon.modifiers.longest_before(words, lead):
        length, flag = found
        phrase = " ".join(words.lower[lead - length : lead])
        if flag != "plain":
            flags.add(flag)
        is_inside = is_inside and phrase not in lexicon.outside
        lead -= length
        at = lead if is_inside else at
        own_words = own_words or (flag == "plain" and phrase not in lexicon.weak_modifiers)
    if kind in FUNCTIONAL and lead == at:
        at = _functions_before(words, at, lexicon)
        at = _modifiers_before(words, at, lexicon, flags) if at < lead else at
        is_plain_partner = kind == "PARTNER" and not words.is_capital(start)  # a service partner
        own_words, lead = own_words or (at < lead and not is_plain_partner), at
    if kind == "HEAD" and _names_holder(words, start, end):
        return Single(at, start, start, "CEO" if words.at(start) == "chief" else kind, lead, frozenset(flags))
    is_plain = " ".join(words.lower[start:end]) not in lexicon.needs_cue
    is_sure = own_words or is_plain or _has_cue(words, lead, lexicon)
    return Single(at, start, start, kind, lead, frozenset(flags), is_sure=is_sure)


def _names_holder(words: Words, start: int, end: int) -> bool:
    """Whether "head" or "chief" stands between the name of what is led and that of who leads it."""
    token = words.tokens[end] if end < len(words) else None
    is_owned = words.at(start - 1) == "'s" or words.is_capital(start - 1)
    return is_owned and token is not None and token.ent_type_ == "PERSON"


def _modifiers_before(words: Words, at: int, lexicon: PostLexicon, flags: set[str]) -> int:
    while found := lexicon.modifiers.longest_before(words, at):
        if " ".join(words.lower[at - found[0] : at]) in lexicon.outside:
            flags |= {found[1]} - {"plain"}
            return at
        at -= found[0]
    return at


def _functions_before(words: Words, at: int, lexicon: PostLexicon) -> int:
    """Back over functions and what joins them, or over a run of capitals that begins where a title may begin."""
    first = at
    while words.at(first - 1) in lexicon.functions or (words.at(first - 1) in {"&", "and", ","} and first < at):
        first -= 1
    while first < at and words.at(first) in {"&", "and", ","}:
        first += 1
    run = first
    while first - run < 3 and words.is_capital(at) and _can_be_of_title(words, run - 1):
        run -= 1
    is_bounded = run < first and words.at(run - 1) in RUN_BOUNDS
    return run if is_bounded and not _is_name(words, run, first) else first


def _can_be_of_title(words: Words, place: int) -> bool:
    return words.is_capital(place) and words.tokens[place].is_alpha and words.at(place) not in RUN_BOUNDS


def _is_name(words: Words, start: int, end: int) -> bool:
    return any(words.tokens[place].ent_type_ in {"PERSON", "ORG", "GPE"} for place in range(start, end))


def _has_cue(words: Words, start: int, lexicon: PostLexicon) -> bool:
    place = start - 1 if words.at(start - 1) in {"a", "an", "the"} else start
    cue = lexicon.cues.longest_before(words, place, most=2)
    if cue:
        return cue[1] == "strong" or (words.at(start - 1) == "to" and words.is_capital(start))
    if words.at(start) in lexicon.never_behind_names:
        return False
    return words.at(start - 1) == "," and start > 1 and words.tokens[start - 2].ent_type_ == "PERSON"


def _chief_officer(words: Words, place: int, lexicon: PostLexicon) -> tuple[int, str] | None:
    if words.at(place) != "chief":
        return None
    for last in range(place + 2, place + 8):
        word = words.at(last)
        if word in {"officer", "officers"}:
            between = words.lower[place + 1 : last]
            return last + 1 - place, _chief_code(between, lexicon)
        inner = words.at(last - 1)
        is_part = inner in lexicon.functions or inner in {"and", "&", ",", "of"} or words.is_capital(last - 1)
        if not (is_part or inner in lexicon.chiefs) or inner == "chief":
            return None
    return None


def _chief_code(between: tuple[str, ...], lexicon: PostLexicon) -> str:
    for length in (len(between), 2, 1):
        if code := lexicon.chiefs.get(" ".join(between[:length])):
            return code
    return "CXO"


def _read_after(words: Words, single: Single, lexicon: PostLexicon) -> Single:
    found = lexicon.after.longest(words, single.end)
    if not found:
        return single
    end = single.end + found[0]
    return replace(single, title_end=end, end=end, flags=single.flags | {found[1]})


def _is_head_of_state(words: Words, single: Single, lexicon: PostLexicon) -> bool:
    if single.kind not in {"PRESIDENT", "VP"}:
        return False
    if {words.at(single.lead - 1), words.at(single.start)} & lexicon.nationalities:
        return words.at(single.end) not in {"of", ","}
    place = single.end + 1 + (words.at(single.end + 1) == "the")
    is_of = words.at(single.end) == "of" or (single.unit is not None and single.unit.is_region)
    start = place if single.unit is None else single.unit.start
    return is_of and single.kind == "PRESIDENT" and lexicon.countries.longest(words, start) is not None
