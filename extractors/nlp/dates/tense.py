"""Tells whether the verb over a place in a sentence speaks of the past or of what is to come."""

from spacy.tokens import Doc, Token

from extractors.nlp.dates.cues import cue_words

PAST, FUTURE = "past", "future"
REACH, VERB_GROUP = 25, 3


def tense_at(doc: Doc, place: int) -> str | None:
    """The tense, past or future, that governs the token at a place; None where nothing tells."""
    token = doc[place]
    if not (doc.has_annotation("DEP") and token.dep_):
        return _by_words(doc, place)
    for above in (token, *token.ancestors):
        if above.tag_[:2] in {"VB", "MD"} and (tense := _of_verb(above)):
            return tense
    return None


def _of_verb(verb: Token) -> str | None:
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"}}
    if helpers & cue_words("modals"):
        return FUTURE
    if verb.tag_ == "VBD" or helpers & cue_words("past_helpers"):
        return PAST
    if "to" in helpers:
        is_ahead = {verb.head.lemma_, verb.head.lower_} & (cue_words("ahead") | {"is", "are", "be"})
        return FUTURE if verb.dep_ == "ROOT" or is_ahead else None
    return PAST if verb.tag_ == "VBN" and not helpers else None


def _by_words(doc: Doc, place: int) -> str | None:
    """Without a parse: the nearest telling word of the sentence, those before the place first."""
    for step in (-1, 1):
        for at in range(place + step, place + step * REACH, step):
            if not 0 <= at < len(doc) or doc[at].text in {".", ";"} or "\n\n" in doc[at].text:
                break
            word = doc[at].lower_
            if word in cue_words("modals") - {"may", "can"} or word in cue_words("ahead"):
                return FUTURE
            if word in cue_words("past_words") or (len(word) > 4 and word.endswith("ed")):
                return FUTURE if _has_modal_before(doc, at) else PAST
    return None


def _has_modal_before(doc: Doc, place: int) -> bool:
    return any(token.lower_ in cue_words("modals") for token in doc[max(0, place - VERB_GROUP) : place])
