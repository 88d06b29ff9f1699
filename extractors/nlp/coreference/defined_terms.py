"""Terms that a text defines in brackets, as in Alpha Beta Corp. (the "Company"), from its names and quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractors.nlp.annotations import Entity, text_of

BRACKETS = re.compile(r"\(((?:[^()\"“”]{0,60}[\"“”][^()\"“”]{1,40}[\"“”]){1,6}[^()\"“”]{0,20})\)")
QUOTED = re.compile(r"[\"“”]\s*([^\"“”]{1,40}?)[\s,]*[\"“”]")
COLLECTIVE = re.compile(r"\b(?:collectively|together|each)\b", re.IGNORECASE)
APPOSITION = re.compile(
    r"^,?\s*(?:(?:a|an|the|its)\b[^.;]*|\([^()]*\)|(?:and its (?:subsidiaries|affiliates)|together with)[^.;]*)?,?\s*$",
    re.IGNORECASE | re.DOTALL,
)
OWNED = re.compile(
    r"^,?\s*(?:and\s+)?(?:a|an|its)\b[^.;]{0,120}\b(?:subsidiary|affiliate|unit|division|member|partner|trustee)\s+of\s*$",
    re.IGNORECASE | re.DOTALL,
)
PRONOUNS = frozenset({"we", "us", "our"})
OWN_TERMS = frozenset(
    {"company", "registrant", "corporation", "issuer", "bank", "trust", "partnership", "we", "us", "our"}
)
FILER_TERMS = frozenset({"company", "registrant"})
NO_PARTY = frozenset(
    {
        "agreement",
        "merger",
        "board",
        "transaction",
        "closing",
        "plan",
        "notes",
        "shares",
        "offering",
        "sec",
        "effective time",
        "effective date",
        "exchange act",
        "securities act",
    }
)


@dataclass(frozen=True)
class DefinedTerm:
    """A term as spelled, and whom it stands for from character `start` on."""

    term: str
    entity: Entity
    start: int


def find_defined_terms(
    doc: Doc, names: Sequence[Span], *, main: Entity | None, is_filing: bool = False
) -> list[DefinedTerm]:
    """The terms in the order of their definitions; in a filing the Company is its filer, whoever is told before."""
    found = []
    for match in BRACKETS.finditer(text_of(doc)):
        if COLLECTIVE.search(match.group(1)):
            continue
        terms = [
            term
            for term in QUOTED.findall(match.group(1))
            if term.lower() not in PRONOUNS | NO_PARTY and term[0].isupper()
        ]
        if main is not None and is_filing and FILER_TERMS & {term.lower() for term in terms}:
            found += [DefinedTerm(term, main, match.end()) for term in terms]
        elif terms:
            entity = _defined(doc, names, match.start(), terms, main)
            found += [DefinedTerm(term, entity, match.end()) for term in terms if entity is not None]
    return found


def _defined(doc: Doc, names: Sequence[Span], bracket: int, terms: list[str], main: Entity | None) -> Entity | None:
    near = [span for span in names if bracket - 400 < span.end_char <= bracket and span._.entity is not None]
    if near:
        anchor = near[-1]
        for earlier in reversed(near[:-1]):
            if not OWNED.match(text_of(doc)[earlier.end_char : anchor.start_char]):
                break
            anchor = earlier
        if _adjoins(doc, anchor, near[-1], bracket):
            entity: Entity = anchor._.entity
            return entity
    own = {term.lower() for term in terms} & OWN_TERMS
    return main if own else None


def _adjoins(doc: Doc, anchor: Span, last: Span, bracket: int) -> bool:
    end = anchor.end_char if anchor is last else last.end_char
    return bool(APPOSITION.match(text_of(doc)[end:bracket]))


def uses_of(doc: Doc, terms: Sequence[DefinedTerm]) -> Iterator[tuple[Span, Entity]]:
    """Later uses of the terms, with "the" where it stands before; a later definition overrides an earlier one."""
    for number, defined in enumerate(terms):
        until = next((later.start for later in terms[number + 1 :] if later.term == defined.term), len(text_of(doc)))
        pattern = re.compile(rf"(?:\b[Tt]he\s+)?(?<!\w){re.escape(defined.term)}(?!\w)")
        for match in pattern.finditer(text_of(doc), defined.start, until):
            span = doc.char_span(match.start(), match.end())
            if span is not None:
                yield span, defined.entity
