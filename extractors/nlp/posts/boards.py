"""Tells seats on a board from other talk of boards, among the words of a Doc."""

from extractors.nlp.posts.lexicon import PostLexicon
from extractors.nlp.posts.words import BREAK, Words

STOPS = frozenset(
    {BREAK, ".", ",", ";", ":", "(", ")", "who", "which", "with", "after", "by", "committee", "committees"}
)
COMMITTEES = frozenset({"committee", "committees", "subcommittee"})
REACH = 7


def member_of_board(words: Words, place: int, lexicon: PostLexicon) -> int | None:
    """The end of "of [whose] board [of directors]" at a place."""
    if words.at(place) not in {"of", "on"}:
        return None
    is_named = words.is_capital(place + 1) and not lexicon.boards.longest(words, place + 1)
    if is_named and "'s" not in words.lower[place + 1 : place + REACH]:
        return None  # a body of its own, such as a health board
    for start in range(place + 1, place + 1 + REACH):
        if board := lexicon.boards.longest(words, start):
            end = start + board[0]
            return None if words.at(end) in COMMITTEES else end
        if words.at(start) in STOPS:
            return None
    return None


def board_seat(words: Words, start: int, end: int, lexicon: PostLexicon) -> tuple[int, int] | None:
    """The span of a board that somebody joins or leaves; None for boards otherwise told of."""
    if words.at(end) in COMMITTEES | {"'s"}:
        return None
    if words.at(end) in lexicon.seats:
        return start, end
    for place in range(start - 1, start - 1 - REACH, -1):
        word = words.at(place)
        if word in lexicon.seat_cues:
            return None if words.at(place - 1) in lexicon.not_seats else (start, end)
        if word in STOPS:
            return None
    return None


def is_of_other_body(words: Words, start: int, end: int, lexicon: PostLexicon) -> bool:
    """Whether the title is told of a committee or the like: before it, or behind "of"."""
    if words.at(start - 1) in COMMITTEES:
        return True
    if words.at(end) not in {"of", "on"}:
        return False
    for place in range(end + 1, end + 2 + REACH):
        if words.at(place) in lexicon.other_bodies:
            return True
        if words.at(place) in {BREAK, ".", ";", ",", "who", "board", "directors"}:
            return False
    return False
