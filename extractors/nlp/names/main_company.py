"""The company that a story is about, `doc._.main_company`: its filer, or from where `doc.spans["names"]` tell it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import COMPANY, NAMES, Entity, Story
from extractors.nlp.names.spelling import key_of_text
from extractors.nlp.names.variants import company_core

NEEDED = 4.0
LEAD_CHARACTERS = 700
TAIL_MARK = re.compile(r"(?:^|\n)\s*(?:About|ABOUT|Source|SOURCE)\s*:?\s+$")
TITLE_MARKS = re.compile(r"[<>()\"“”:;?!]")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@Language.component("main_company", requires=["doc.spans"], assigns=["doc._.main_company"])
def mark_main_company(doc: Doc) -> Doc:
    """Sets `doc._.main_company`: a filing's filer, named in the text or not, else who stands out, else None."""
    spans = [span for span in doc.spans[NAMES] if span.label_ == COMPANY and span._.entity and not span._.entity.plural]
    story: Story | None = doc._.story
    if story is not None and story.filer_name:
        named = next((span._.entity for span in spans if span._.entity.name == story.filer_name), None)
        doc._.main_company = named or Entity(COMPANY, story.filer_name)
        return doc
    scores = _scores(doc, spans, story)
    best = max(scores, key=lambda entity: scores[entity], default=None)
    doc._.main_company = best if best is not None and scores[best] >= NEEDED else None
    return doc


def _scores(doc: Doc, spans: Sequence[Span], story: Story | None) -> dict[Entity, float]:
    scores: dict[Entity, float] = defaultdict(float)
    text = doc.text
    counts = Counter(span._.entity for span in spans)
    body_start = _body_start(story)
    for entity, count in counts.items():
        scores[entity] += 3 * count / max(counts.values()) + _title_score(entity, story)
    lead = [span for span in spans if body_start <= span.start_char < body_start + LEAD_CHARACTERS]
    if lead:
        scores[lead[0]._.entity] += 2
    subject = next((span for span in lead if span.root.dep_ in SUBJECTS), None)
    if subject is not None:
        scores[subject._.entity] += 2
    for span in spans:
        if TAIL_MARK.search(text[max(0, span.start_char - 12) : span.start_char]):
            scores[span._.entity] += 4
    for entity in {span._.entity for span in lead if _has_ticker(text, span)}:
        scores[entity] += 2
    return scores


def _title_score(entity: Entity, story: Story | None) -> float:
    """High where the title begins with the company, some where it names it at all."""
    if story is None or not story.title:
        return 0.0
    title = f" {key_of_text(TITLE_MARKS.sub(' ', story.title))} ".replace("'s ", " ")
    places = [title.find(f" {form} ") for form in _forms(entity)]
    found = [place for place in places if place >= 0]
    if not found:
        return 0.0
    return 2.0 + (3.0 if min(found) < 5 else 2.0 if min(found) < len(title) / 3 else 0.0)


def _forms(entity: Entity) -> set[str]:
    keys = {key_of_text(name) for name in (entity.name, *entity.aliases)}
    cores = {" ".join(company_core(key)) for key in keys}
    firsts = {core.split()[0] for core in cores if len(core.split()[0]) > 3}
    return keys | cores | firsts


def _body_start(story: Story | None) -> int:
    if story is None:
        return 0
    return next(
        (block.start for block in story.blocks if block.kind not in {"title", "heading", "byline", "caption"}), 0
    )


def _has_ticker(text: str, span: Span) -> bool:
    return bool(re.match(r"\s*[(,<][^()]{0,40}?\b[A-Z]{2,8}\s?:\s?[A-Z]", text[span.end_char : span.end_char + 60]))
