"""The words of a Doc as phrases are matched against them: lower case, no spaces, no hyphens inside compounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

BREAK = "\n"
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True)
class Words:
    """Parallel tuples: lower-cased words and their tokens; a break between blocks is the word BREAK."""

    lower: tuple[str, ...]
    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, place: int) -> str:
        """The word at a place, or BREAK outside the text."""
        return self.lower[place] if 0 <= place < len(self.lower) else BREAK

    def is_capital(self, place: int) -> bool:
        """Whether the word at a place begins with a capital letter."""
        return 0 <= place < len(self.tokens) and self.tokens[place].text[:1].isupper()

    def text(self, start: int, end: int) -> str:
        """The text of the words from start up to end, with inner line breaks made spaces."""
        first, last = self.tokens[start], self.tokens[end - 1]
        return " ".join(first.doc[first.i : last.i + 1].text.split())


def words_of(doc: Doc) -> Words:
    """The words of a Doc."""
    kept: list[tuple[str, Token]] = []
    for token in doc:
        if token.is_space:
            if token.text.count("\n") > 1:
                kept.append((BREAK, token))
        elif not (token.text in HYPHENS and _is_inside(token)):
            kept.append((token.lower_.replace("’", "'"), token))
    return Words(tuple(lower for lower, _ in kept), tuple(token for _, token in kept))


def _is_inside(token: Token) -> bool:
    if not 0 < token.i < len(token.doc) - 1 or token.whitespace_:
        return False
    before = token.nbor(-1)
    return not before.whitespace_ and before.text[-1:].isalnum() and token.nbor(1).text[:1].isalnum()


@dataclass
class PhraseTable:
    """Phrases by their first word, each with a value; a longer phrase goes before a shorter one."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, phrases: Iterable[str], value: str) -> "PhraseTable":
        """Adds phrases of space-separated words."""
        for phrase in phrases:
            parts = tuple(phrase.lower().split())
            bucket = self.by_first.setdefault(parts[0], [])
            bucket.append((parts, value))
            bucket.sort(key=lambda entry: -len(entry[0]))
        return self

    def longest(self, words: Words, place: int) -> tuple[int, str] | None:
        """The length and value of the longest phrase that begins at a place."""
        for parts, value in self.by_first.get(words.at(place), ()):
            if words.lower[place : place + len(parts)] == parts:
                return len(parts), value
        return None

    def longest_before(self, words: Words, end: int, *, most: int = 3) -> tuple[int, str] | None:
        """The length and value of the longest phrase that ends before a place."""
        for length in range(most, 0, -1):
            found = self.longest(words, end - length) if end >= length else None
            if found and found[0] == length:
                return found
        return None
