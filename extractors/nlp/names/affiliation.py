"""The company that a text ties each person to ("X, chief executive of Y"), from a Doc's names and the words between."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from extractors.nlp.annotations import COMPANY, NAMES, PERSON, Entity
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import fold

LONGEST = 14  # words between a person and the company; more is another statement
LINKS = frozenset({"of", "at", "for", "with", "from"})
PAST = frozenset({"former", "formerly", "ex", "previously", "late"})


def affiliations(doc: Doc) -> dict[Entity, Entity]:
    """Each person's company where the text states one: the one stated most often, present posts before former ones."""
    stated: dict[Entity, Counter[Entity]] = defaultdict(Counter)
    for person, company, is_past in _statements(doc):
        stated[person][company] += 1 if is_past else 10
    return {person: max(companies, key=lambda each: companies[each]) for person, companies in stated.items()}


def affiliation_of(doc: Doc, person: Entity) -> Entity | None:
    """The company that the text ties one person to, or None."""
    return affiliations(doc).get(person)


def _statements(doc: Doc) -> Iterator[tuple[Entity, Entity, bool]]:
    spans = [span for span in doc.spans[NAMES] if span.label_ in {PERSON, COMPANY} and not span._.entity.plural]
    for first, second in pairwise(spans):
        if {first.label_, second.label_} != {PERSON, COMPANY} or second.start - first.end > LONGEST:
            continue
        between = [fold(token.text) for token in doc[first.end : second.start] if not token.is_space]
        if not _is_one_statement(between):
            continue
        person, company = (first, second) if first.label_ == PERSON else (second, first)
        if (_person_first(between) if person is first else _company_first(doc, first, between)) and _may_be_tied(
            person
        ):
            yield person._.entity, company._.entity, bool(PAST & set(between)) or _is_past(doc, first)


def _is_one_statement(between: list[str]) -> bool:
    return not {".", ";", "!", "?", "said", "and", "told", "by"} & set(between[:1]) and not {".", ";", "?", "!"} & set(
        between
    )


def _person_first(between: list[str]) -> bool:
    """, chief executive of | of | , who heads its rival's unit at."""
    if between == ["of"]:
        return True
    lexicon = load_lexicon()
    posts = lexicon.post_words | lexicon.posts_before
    is_apposition = bool(between) and (
        between[0] in {",", "(", "-", "–", "—", "is", "was", "as", "who"} or between[0] in lexicon.post_words
    )
    ends_well = bool(between) and (
        between[-1] in LINKS or between[-2:] in (["of", "the"], ["at", "the"]) or between[-1] in posts
    )
    return is_apposition and ends_well and bool(posts & set(between))


def _company_first(doc: Doc, company: Span, between: list[str]) -> bool:
    """'s chief executive | chief executive | , (said its chairman); and "chairman of Acme," before the person."""
    lexicon = load_lexicon()
    posts = lexicon.post_words | lexicon.posts_before
    words = [word for word in between if word not in lexicon.titles]
    is_owned = bool(words) and words[0] in {"'s", "'"}
    words = words[1:] if is_owned else words
    if words and posts & set(words) and (is_owned or not LINKS & set(words)) and words[-1] not in {"with", "to", "as"}:
        is_open = words[0] in {",", "as", "named", "appointed"} and "its" not in words
        return len(words) <= 9 and not is_open and (is_owned or words[-1] != ",")
    before = [fold(token.text) for token in doc[max(0, company.start - 6) : company.start]]
    return words in ([","], []) and bool(LINKS & set(before[-2:])) and bool(posts & set(before))


def _may_be_tied(person: Span) -> bool:
    return person._.found_by in {"name", "alias", "acronym"} or person.root.dep_ != "poss"


def _is_past(doc: Doc, first: Span) -> bool:
    return bool(PAST & {fold(token.text) for token in doc[max(0, first.start - 3) : first.start]})
