"""What a text calls each company (German, airline, retailer), from the words right before and after its names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from extractors.nlp.annotations import COMPANY, Entity
from extractors.nlp.coreference.lexicon import load_references, stem
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import fold

REACH = 5
ENDS = frozenset({"VERB", "ADP", "AUX"})


def attributes(doc: Doc, names: Iterable[Span]) -> dict[Entity, frozenset[str]]:
    """For each company the nouns and nationalities that it is told with, folded, synonyms as one."""
    found: dict[Entity, set[str]] = defaultdict(set)
    kinds = load_references().kinds_by_name
    for span in names:
        if span.label_ == COMPANY and not span._.entity.plural:
            words = [*_before(doc, span), *_after(doc, span)]
            words += [kinds[word] for word in fold(span._.entity.name).split() if word in kinds]
            found[span._.entity].update(stem(word) for word in words)
    return {entity: frozenset(words) for entity, words in found.items()}


def _before(doc: Doc, span: Span) -> Iterator[str]:
    lexicon = load_lexicon()
    for place in range(span.start - 1, max(-1, span.start - 1 - REACH), -1):
        word = fold(doc[place].text)
        if (
            word in lexicon.peoples
            or word in lexicon.company_nouns
            or (word in lexicon.places and place + 1 < span.start)
        ):
            yield word
        elif (
            doc[place].is_punct
            or not (doc[place].is_lower or word == "'s")
            or doc[place].pos_ in {"VERB", "ADP", "AUX"}
        ):
            return


def _after(doc: Doc, span: Span) -> Iterator[str]:
    lexicon = load_lexicon()
    if span.end + 1 >= len(doc) or doc[span.end].text != "," or fold(doc[span.end + 1].text) not in {"a", "an", "the"}:
        return
    for token in doc[span.end + 2 : span.end + 2 + REACH + 2]:
        word = fold(token.text)
        if word in lexicon.peoples or word in lexicon.company_nouns:
            yield word
        if token.is_punct or token.pos_ in ENDS:
            return
