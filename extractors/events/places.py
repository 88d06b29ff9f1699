"""Where the names and posts of a Doc stand: by token, by sentence, and from an argument's head down its noun phrase."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractors.events.styles import style_of
from extractors.nlp.annotations import AMOUNTS, DATES, NAMES, PERSON, POSTS, Entity, Story
from extractors.nlp.names.affiliation import affiliations

# A name inside a noun phrase, likeliest first: "its rival Beta", "Beta shares", "a stake in Beta", "Beta's unit".
NAME_BEARERS = ("appos", "compound", "nmod", "amod", "prep", "poss", "conj")
NAME_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at", "by"})
DEPTH = 4
PEOPLE = frozenset({PERSON})


def sentences_of(spans: Iterable[Span]) -> list[Span]:
    """The sentences that hold the spans, each once, in the order of the spans."""
    return list({span.sent.start: span.sent for span in spans}.values())


class Places:
    """An index over one Doc's spans."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.names = list(doc.spans.get(NAMES, []))
        self.posts = list(doc.spans.get(POSTS, []))
        self.dates = list(doc.spans.get(DATES, []))
        self.amounts = list(doc.spans.get(AMOUNTS, []))
        self.name_at = {token.i: span for span in self.names for token in span}
        self.post_at = {token.i: span for span in self.posts for token in span}

    @cached_property
    def affiliations(self) -> dict[Entity, Entity]:
        """The company that the text ties each person to."""
        return affiliations(self.doc)

    @cached_property
    def spans_of(self) -> dict[str, list[Span]]:
        """Where each entity is named or referred to, by its name."""
        found: dict[str, list[Span]] = defaultdict(list)
        for span in self.names:
            found[span._.entity.name].append(span)
        return found

    @cached_property
    def mentions(self) -> Counter[Entity]:
        """How often each company, person and other organisation is named or referred to."""
        return Counter(span._.entity for span in self.names)

    @cached_property
    def style(self) -> str:
        """What kind of text the document is: filing, wire, release or news."""
        story: Story = self.doc._.story
        return style_of(story)

    @cached_property
    def _name_starts(self) -> list[int]:
        return [span.start for span in self.names]

    def names_before(self, token: int) -> Iterator[Span]:
        """The names that end before a token, the last first."""
        places = range(bisect_left(self._name_starts, token) - 1, -1, -1)
        return (self.names[place] for place in places if self.names[place].end <= token)

    def people_in(self, sentence: Span) -> list[Span]:
        """The people that a sentence names or refers to."""
        return [span for span in self.within(self.names, sentence) if span.label_ == PERSON]

    def within(self, spans: Iterable[Span], region: Span) -> list[Span]:
        """Those that lie inside a region."""
        return [span for span in spans if span.start >= region.start and span.end <= region.end]

    def names_below(self, head: Token, kinds: frozenset[str]) -> list[Span]:
        """The names that an argument stands for: its own, else the likeliest in its noun phrase; with co-ordinated."""
        found = self._names_below(head, kinds, DEPTH)
        for other in head.conjuncts:
            if other.i > head.i:
                found += [span for span in self._names_below(other, kinds, 1) if span not in found]
        return found

    def _names_below(self, head: Token, kinds: frozenset[str], depth: int) -> list[Span]:
        own = self.name_at.get(head.i)
        if own is not None:
            return [own] if own.label_ in kinds else []
        if depth == 0:
            return []
        for relation in NAME_BEARERS:
            for child in head.children:
                if child.dep_ == relation:
                    found = self._names_of_child(child, kinds, depth)
                    if found:
                        return found
        return []

    def _names_of_child(self, child: Token, kinds: frozenset[str], depth: int) -> list[Span]:
        if child.dep_ != "prep":
            return self._names_below(child, kinds, depth - 1)
        if child.lower_ not in NAME_PREPOSITIONS:
            return []
        for inner in child.children:
            if inner.dep_ == "pobj":
                return self.names_below(inner, kinds) if depth == DEPTH else self._names_below(inner, kinds, depth - 1)
        return []
