"""Adds to `doc.spans["names"]` what refers to a company or person named elsewhere, from names and main company."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import NAMES, PERSON, Entity
from extractors.nlp.coreference.attributes import attributes
from extractors.nlp.coreference.companies import Referent, company_of
from extractors.nlp.coreference.defined_terms import find_defined_terms, uses_of
from extractors.nlp.coreference.expressions import Expression, find_expressions
from extractors.nlp.coreference.people import person_of, sex_of
from extractors.nlp.coreference.plurals import pair_of
from extractors.nlp.coreference.scene import Scene
from extractors.nlp.names.spelling import fold


@Language.component("coreference", requires=["doc.spans", "doc._.main_company"], assigns=["doc.spans"])
def mark_references(doc: Doc) -> Doc:
    """Adds spans found by defined_term, coreference, filer or main; names that a term spells take its entity."""
    is_filing = doc._.story is not None and bool(doc._.story.filer_name)
    names = _with_defined_terms(doc, list(doc.spans[NAMES]), is_filing=is_filing)
    taken = {place for span in names for place in range(span.start, span.end)}
    scene, sexes, called = Scene.of(doc), _sexes(names), attributes(doc, names)
    steps: list[Span | Expression] = [*names, *find_expressions(doc, taken=taken)]
    marked: list[Span] = []
    for step in sorted(steps, key=lambda each: each.start):
        span = step if isinstance(step, Span) else _resolved(step, scene, sexes, called, is_filing=is_filing)
        if span is not None:
            scene.tell(span, span._.entity)
            marked.append(span)
    doc.spans[NAMES] = marked
    return doc


def _resolved(
    expression: Expression,
    scene: Scene,
    sexes: dict[Entity, str],
    called: dict[Entity, frozenset[str]],
    *,
    is_filing: bool,
) -> Span | None:
    doc = scene.doc
    referent: Referent | None = None
    if expression.form in {"companies", "people"}:
        pair = pair_of(expression, scene)
        referent = Referent(pair, "coreference") if pair else None
    elif expression.form in {"he", "she", "who"}:
        person = person_of(expression, scene, sexes=sexes)
        referent = Referent(person, "coreference") if person else None
    else:
        referent = company_of(expression, scene, main=doc._.main_company, is_filing=is_filing, called=called)
    if referent is None:
        return None
    return _span(doc, expression.start, expression.end, referent.entity, referent.found_by)


def _span(doc: Doc, start: int, end: int, entity: Entity, found_by: str) -> Span:
    span = Span(doc, start, end, label=entity.kind)
    span._.entity, span._.found_by = entity, found_by
    return span


def _with_defined_terms(doc: Doc, names: list[Span], *, is_filing: bool) -> list[Span]:
    """Names and uses of defined terms in order; a use that covers a name replaces it, one that cuts it is dropped."""
    terms = find_defined_terms(doc, names, main=doc._.main_company, is_filing=is_filing)
    for span, entity in uses_of(doc, terms):
        met = [name for name in names if name.start < span.end and span.start < name.end]
        if all(span.start <= name.start and name.end <= span.end for name in met):
            names = [name for name in names if name not in met]
            names.append(_span(doc, span.start, span.end, entity, "defined_term"))
    return sorted(names, key=lambda span: span.start)


def _sexes(names: Sequence[Span]) -> dict[Entity, str]:
    """What titles and first names say of each person, the first that says anything."""
    sexes: dict[Entity, str] = {}
    for span in names:
        if span.label_ != PERSON or span._.entity in sexes:
            continue
        before = fold(span.doc[span.start - 1].text) if span.start else ""
        sex = sex_of(span.text, before) or sex_of(span._.entity.name, before)
        if sex:
            sexes[span._.entity] = sex
    return sexes
