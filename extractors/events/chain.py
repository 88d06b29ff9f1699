"""The words that govern a trigger: the verbs and nouns above it, what modifies it, and whether they are negated."""

from dataclasses import dataclass

from spacy.tokens import Token

from extractors.events.grammar import climb, is_passive, is_verbal

MAX_GOVERNORS = 4
MODALS = frozenset({"will", "shall", "would", "could", "may", "might", "can", "should", "'ll", "wo", "must"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})
MARK_RELATIONS = frozenset({"mark", "advmod"})
MODIFIER_RELATIONS = frozenset({"amod", "compound", "nmod", "det", "advmod", "nummod"})


@dataclass(frozen=True)
class Chain:
    """What status is read from; all lemmas are lower case."""

    lemmas: tuple[str, ...]  # the trigger's own word first, then what governs it
    phrases: str  # the governors' words with their particles, for multi-word entries
    modifiers: frozenset[str]
    modals: frozenset[str]
    negated: bool
    tense: str  # past, perfect, present, infinitive, participle, noun
    is_infinitive: bool  # "to buy", also a headline's "to buy"
    marks: frozenset[str] = frozenset()  # what makes a clause of it: if, unless, whether, after …


def chain_of(head: Token) -> Chain:
    """The chain above a trigger's head, up to four governors, not across a clause that only adds to another."""
    tokens = [head]
    for above in climb(head):
        if len(tokens) > MAX_GOVERNORS or tokens[-1].dep_ in CLAUSE_ENDS:
            break
        if above.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
            tokens.append(above)
    verbs = [token for token in tokens if is_verbal(token)]
    around = [child for token in tokens[:2] for child in token.children]
    auxiliaries = [child for verb in verbs[:2] for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return Chain(
        lemmas=tuple(token.lemma_.lower() for token in tokens),
        phrases=" ".join(_with_particles(token) for token in tokens),
        modifiers=frozenset(child.lower_ for child in around if child.dep_ in MODIFIER_RELATIONS),
        modals=frozenset(auxiliary.lower_ for auxiliary in auxiliaries if auxiliary.lower_ in MODALS),
        negated=any(
            child.dep_ == "neg" or child.lower_ in NEGATIONS for token in tokens[:3] for child in token.children
        ),
        tense=tense_of(head),
        is_infinitive=any(_is_infinitive(verb) for verb in verbs[:1]) and is_verbal(head),
        marks=frozenset(mark for verb in verbs[:2] for mark in _marks(verb)),
    )


def tense_of(token: Token) -> str:
    """The tense of a verb, or noun where the trigger is one."""
    if not is_verbal(token):
        return "noun"
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return "infinitive"
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"has", "have", "had", "having", "'ve"}:
        return "pluperfect" if "had" in helpers else "perfect"
    if token.tag_ == "VBD" or helpers & {"was", "were", "did"}:
        return "past"
    if token.tag_ in {"VBZ", "VBP"} or helpers & {"is", "are", "'s", "being"}:
        return "present"
    return "participle" if token.tag_ in {"VBN", "VBG"} or is_passive(token) else "infinitive"


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _marks(verb: Token) -> list[str]:
    return [child.lower_ for child in verb.children if child.dep_ in MARK_RELATIONS and child.i < verb.i]


def _with_particles(token: Token) -> str:
    particles = [
        child.lower_ for child in token.children if child.dep_ in {"prt", "acomp"} or child.lower_ in {"out", "off"}
    ]
    return " ".join([token.lower_, token.lemma_.lower(), *particles])
