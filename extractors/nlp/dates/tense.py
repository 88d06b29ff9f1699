"""Tells whether the verb over a place in a sentence speaks of the past or of what is to come."""

from spacy.tokens import Doc, Token

PAST, FUTURE = "past", "future"
MODALS = frozenset({"will", "shall", "'ll", "would", "may", "could", "should", "might", "can", "wo"})
AHEAD = frozenset({"expect", "plan", "intend", "agree", "set", "due", "hope", "schedule", "aim", "propose", "want", "likely", "slate", "seek", "expected", "planned", "scheduled", "slated", "anticipate", "anticipated", "plans", "expects", "intends", "hopes", "aims", "prepare", "decide", "going"})  # fmt: skip
PAST_WORDS = frozenset({"was", "were", "had", "did", "has", "have", "been", "became", "left", "took", "bought", "sold", "made", "said", "fell", "rose", "began", "went", "won", "met", "held", "gave", "came", "quit", "told", "cut", "paid"})  # fmt: skip
REACH = 25


def tense_at(doc: Doc, place: int) -> str | None:
    """The tense, past or future, that governs the token at a place; None where nothing tells."""
    token = doc[place]
    if doc.has_annotation("DEP") and doc.has_annotation("TAG"):
        for above in (token, *token.ancestors):
            if above.tag_[:2] in {"VB", "MD"} and (tense := _of_verb(above)):
                return tense
        return None
    return _by_words(doc, place)


def _of_verb(verb: Token) -> str | None:
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"}}
    if helpers & MODALS:
        return FUTURE
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have", "did", "'ve"}:
        return PAST
    if "to" in helpers and verb.dep_ in {"xcomp", "ccomp", "acl", "conj", "ROOT"}:
        return (
            FUTURE
            if verb.dep_ == "ROOT" or verb.head.lemma_ in AHEAD or verb.head.lower_ in AHEAD | {"is", "are"}
            else None
        )
    if verb.tag_ == "VBN" and not helpers:
        return PAST
    return None


def _by_words(doc: Doc, place: int) -> str | None:
    """Without a parse: the nearest telling word of the sentence, those before the place first."""
    for step in (-1, 1):
        for at in range(place + step, place + step * REACH, step):
            if not 0 <= at < len(doc) or doc[at].text in {".", ";"} or "\n\n" in doc[at].text:
                break
            word = doc[at].lower_
            if word in MODALS - {"may", "can"} or word in AHEAD:
                return FUTURE
            if word in PAST_WORDS or (len(word) > 4 and word.endswith("ed")):
                return FUTURE if _has_modal_before(doc, at) else PAST
    return None


def _has_modal_before(doc: Doc, place: int) -> bool:
    return any(token.lower_ in MODALS for token in doc[max(0, place - 3) : place])
