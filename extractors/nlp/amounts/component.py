"""The component `amounts`: marks money, percentages, ratios, head-counts and share counts on a Doc."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp.amounts.fractions import find_fractions
from extractors.nlp.amounts.quantities import find_quantities
from extractors.nlp.amounts.ratios import find_ratios
from extractors.nlp.annotations import AMOUNTS, register_extensions

register_extensions()


@Language.component("amounts", assigns=["doc.spans"])
def mark_amounts(doc: Doc) -> Doc:
    """Writes doc.spans["amounts"], in order, not overlapping: `span._.amount` an Amount, the label its kind."""
    text = doc.text
    first = [*find_ratios(text), *find_fractions(text)]
    taken = [(start, end) for start, end, _ in first]
    others = (f for f in find_quantities(text) if not any(f[0] < end and start < f[1] for start, end in taken))
    spans: list[Span] = []
    for start, end, amount in sorted([*first, *others], key=lambda found: found[:2]):
        span = doc.char_span(start, end, label=amount.kind, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            span._.amount = amount
            spans.append(span)
    doc.spans[AMOUNTS] = spans
    return doc
