"""Chooses amounts that the sentences behind a telling state of the same deal ("The offer values it at ...")."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Span

from extractors.nlp.amounts import choices
from extractors.nlp.amounts.cues import cue

# How many sentences on a term is still told of the same deal, judged on the training and the read half.
REACH_OF_VALUE, REACH_OF_PRICE = 2, 3
OF_THE_DEAL = re.compile(rf"\b{cue('of_the_deal')}\b", re.IGNORECASE)


def deal_value_nearby(sentence: Span) -> Span | None:
    """The value in the sentence, else in one of the next two that speaks of the deal, offer or price."""
    if found := choices.deal_value(sentence):
        return found
    speaking = (later for later in _behind(sentence, REACH_OF_VALUE) if OF_THE_DEAL.search(later.text))
    return _first(speaking, choices.deal_value)


def per_share_nearby(sentence: Span) -> Span | None:
    """The price a share in the sentence, else in one of the next three."""
    return choices.per_share(sentence) or _first(_behind(sentence, REACH_OF_PRICE), choices.per_share)


def ratio_nearby(sentence: Span) -> Span | None:
    """The ratio of new to old shares in the sentence, else in one of the next three."""
    return choices.ratio(sentence) or _first(_behind(sentence, REACH_OF_PRICE), choices.ratio)


def _first(sentences: Iterator[Span], choose: Callable[[Span], Span | None]) -> Span | None:
    return next((found for sentence in sentences if (found := choose(sentence)) is not None), None)


def _behind(sentence: Span, reach: int) -> Iterator[Span]:
    doc, end = sentence.doc, sentence.end
    for _ in range(reach):
        if end >= len(doc):
            return
        following = doc[end].sent
        yield following
        end = following.end
