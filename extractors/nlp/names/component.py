"""Marks the companies, people and organisations that a Doc names: `doc.spans["names"]` from its entities and words."""

from spacy.language import Language
from spacy.tokens import Doc

from extractors.nlp.annotations import COMPANY, NAMES, Story
from extractors.nlp.names.brackets import find_brackets, given_names, inside_wire_tickers, outside_tickers
from extractors.nlp.names.candidates import find_candidates
from extractors.nlp.names.clusters import resolve
from extractors.nlp.names.kinds import decide_kinds
from extractors.nlp.names.mentions import list_mentions
from extractors.nlp.names.repeats import find_repeats
from extractors.nlp.names.title_subject import title_subject
from extractors.nlp.names.words import read_words


@Language.component("names", requires=["doc.ents"], assigns=["doc.spans"])
def mark_names(doc: Doc) -> Doc:
    """Sets `doc.spans["names"]`: in order, no overlap, COMPANY, PERSON or ORGANISATION, each with its entity."""
    story: Story | None = doc._.story
    words = read_words(doc)
    found = find_candidates(words)
    tickers = inside_wire_tickers(words, found)
    candidates = [candidate for candidate in found if candidate not in tickers]
    kinds = decide_kinds(words, candidates, title_subject=title_subject(story.title if story else None))
    brackets = [each for each in find_brackets(words, candidates) if kinds.get(each.name) == COMPANY]
    kinds = outside_tickers(kinds, brackets)
    kinds |= find_repeats(words, kinds, candidates, brackets=brackets)
    mentions = list_mentions(words, kinds)
    filer = story.filer_name if story else None
    spans = []
    for mention, named in zip(
        mentions, resolve(mentions, given=given_names(words, brackets), filer_name=filer), strict=True
    ):
        span = words.span(mention.start, mention.end, label=mention.kind)
        span._.entity, span._.found_by = named.entity, named.found_by
        spans.append(span)
    doc.spans[NAMES] = spans
    return doc
