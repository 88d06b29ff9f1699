"""Sentences of a Doc with the names told in them, in order: what a referring expression is resolved against."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractors.nlp.annotations import COMPANY, PERSON, Entity

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True)
class Told:
    """One mention [start, end) in tokens of an entity; `is_subject` where it is a clause's subject."""

    start: int
    end: int
    entity: Entity
    is_subject: bool
    is_possessive: bool


@dataclass
class Scene:
    """Grows as expressions are resolved, so that one may lean on what the one before refers to."""

    doc: Doc
    starts: list[int] = field(default_factory=list)
    told: dict[int, list[Told]] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> "Scene":
        """A scene without names."""
        return cls(doc, [sentence.start for sentence in doc.sents])

    def sentence(self, token: int) -> int:
        """The number of the sentence that holds the token."""
        return max(0, bisect_right(self.starts, token) - 1)

    def tell(self, span: Span, entity: Entity) -> None:
        """Adds a mention."""
        root = span.root
        told = Told(span.start, span.end, entity, is_subject(root), root.dep_ == "poss")
        self.told.setdefault(self.sentence(span.start), []).append(told)

    def before(self, token: int, kind: str, *, sentences: int) -> Iterator[tuple[int, list[Told]]]:
        """Mentions of a kind before the token: sentences back (0 is its own), and what they tell in order."""
        number = self.sentence(token)
        for back in range(sentences + 1):
            mentions = [
                told for told in self.told.get(number - back, ()) if told.entity.kind == kind and told.end <= token
            ]
            if mentions:
                yield back, sorted(mentions, key=lambda told: told.start)

    def companies(self, token: int, *, sentences: int = 4) -> Iterator[tuple[int, list[Told]]]:
        """Companies told before, single ones."""
        for back, mentions in self.before(token, COMPANY, sentences=sentences):
            single = [told for told in mentions if not told.entity.plural]
            if single:
                yield back, single

    def people(self, token: int, *, sentences: int = 6) -> Iterator[tuple[int, list[Told]]]:
        """Persons told before, single ones."""
        for back, mentions in self.before(token, PERSON, sentences=sentences):
            single = [told for told in mentions if not told.entity.plural]
            if single:
                yield back, single


def is_subject(root: Token) -> bool:
    """Whether the token is the subject of a clause, by itself or as part of a co-ordination."""
    while root.dep_ == "conj" and root.head is not root:
        root = root.head
    return root.dep_ in SUBJECTS
