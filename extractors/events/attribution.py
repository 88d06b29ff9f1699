"""Says on whose word an event is told: the text's own, a named speaker's, an unnamed source's, or speculation."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.events.catalogue import read_lexicons
from extractors.events.grammar import climb, is_verbal, subjects

LONGEST_SOURCE = 6  # tokens behind the noun that names the source
UNNAMED_SPEAKERS = frozenset({"person", "people", "source", "insider"})
SPECULATION = frozenset({"speculation", "rumour", "rumours", "rumor", "rumors", "speculated"})


@dataclass(frozen=True)
class Attribution:
    fact_level: str  # stated, attributed, unnamed, speculated
    attributed_to: str | None = None


def attribution_of(head: Token, sentence: Span) -> Attribution:
    """The speaker of the clause that holds the trigger, or the source that the sentence names."""
    text = f" {sentence.text.lower()} "
    words = {token.lower_ for token in sentence}
    if words & SPECULATION:
        return Attribution("speculated")
    unnamed = next(
        (cue for cue in read_lexicons()["unnamed_sources"] if f" {cue} " in text or f" {cue}," in text), None
    )
    speaker = _speaker(head)
    if unnamed is not None:
        return Attribution("unnamed", _phrase_with(sentence, unnamed))
    if speaker is not None and speaker.lemma_.lower() in UNNAMED_SPEAKERS:
        return Attribution("unnamed", speaker.doc[speaker.left_edge.i : speaker.i + 1].text)
    if speaker is not None:
        return Attribution("attributed", " ".join(token.text for token in speaker.subtree if token.i <= speaker.i + 8))
    return Attribution("stated")


def _speaker(head: Token) -> Token | None:
    saying = frozenset(read_lexicons()["saying"])
    current = head
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        if is_verbal(current) and current.lemma_.lower() in saying:
            return next(iter(subjects(current)), None)
    for child in current.children:  # "..., the minister said"
        if child.dep_ in {"ccomp", "parataxis"} and child.lemma_.lower() in saying:
            return next(iter(subjects(child)), None)
    return None


def _phrase_with(sentence: Span, cue: str) -> str:
    """The noun phrase that holds the cue, cut after its longest useful length."""
    words = cue.split()
    for token in sentence:
        if token.lower_ != words[0]:
            continue
        phrase = next((above for above in (token, *climb(token)) if above.pos_ in {"NOUN", "PROPN"}), token)
        start, end = phrase.left_edge.i, min(phrase.right_edge.i + 1, phrase.i + LONGEST_SOURCE)
        return sentence.doc[start:end].text.rstrip(" ,")
    return cue
