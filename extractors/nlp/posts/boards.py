"""Tells seats on a board from other talk of boards, among the words of a Doc."""

from extractors.nlp.posts.words import BREAK, Words

BOARDS = (
    ("board", "of", "directors"), ("board", "of", "trustees"), ("board", "of", "managers"), ("board", "of", "governors"),
    ("supervisory", "board"), ("management", "board"), ("executive", "board"), ("board",), ("directors",),
    ("vorstand",), ("vorstands",), ("aufsichtsrat",),
)  # fmt: skip
SEAT_CUES = frozenset(
    {
        "to",
        "on",
        "onto",
        "from",
        "join",
        "joins",
        "joined",
        "joining",
        "left",
        "leave",
        "leaves",
        "leaving",
        "quit",
        "quits",
    }
)
NOT_SEATS = frozenset({"report", "reports", "reported", "reporting", "according", "recommend", "recommended", "presented", "letter", "proposal", "proposed", "submitted", "said"})  # fmt: skip
STOPS = frozenset({BREAK, ".", ",", ";", ":", "(", ")", "and", "who", "which", "with", "after", "by"})
REACH = 7


def member_of_board(words: Words, place: int) -> int | None:
    """The end of "of [whose] board [of directors]" at a place."""
    if words.at(place) not in {"of", "on"}:
        return None
    for start in range(place + 1, place + 1 + REACH):
        if end := _board_end(words, start):
            return None if words.at(end) in {"committee", "committees"} else end
        if words.at(start) in STOPS:
            return None
    return None


def board_seat(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The span of a board that somebody joins or leaves, its member or its seat; None for boards otherwise told of."""
    if words.at(end) in {"committee", "committees", "'s"}:
        return None
    for place in range(start - 1, start - 1 - REACH, -1):
        word = words.at(place)
        if word in SEAT_CUES:
            return None if words.at(place - 1) in NOT_SEATS else (start, end)
        if word in STOPS:
            return None
    return None


def is_of_committee(words: Words, start: int, end: int) -> bool:
    """Whether the title is told of a committee: before it, or behind "of"."""
    if words.at(start - 1) in {"committee", "subcommittee"}:
        return True
    if words.at(end) not in {"of", "on"}:
        return False
    for place in range(end + 1, end + 2 + REACH):
        if words.at(place) in {
            "committee",
            "committees",
            "subcommittee",
            "congress",
            "parliament",
            "senate",
            "cabinet",
            "federal",
        }:
            return True
        if words.at(place) in {BREAK, ".", ";", ",", "who", "board", "directors"}:
            return False
    return False


def _board_end(words: Words, start: int) -> int | None:
    for board in BOARDS:
        if words.lower[start : start + len(board)] == board:
            return start + len(board)
    return None
