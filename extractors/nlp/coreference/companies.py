"""The company that a singular expression refers to, from the companies told before it."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.nlp.annotations import Entity
from extractors.nlp.coreference.expressions import Expression
from extractors.nlp.coreference.lexicon import load_references, people_stems, stem
from extractors.nlp.coreference.scene import Scene, Told
from extractors.nlp.names.lexicon import load_lexicon

FILER_NOUNS = frozenset({"company", "registrant", "corporation", "issuer"})


@dataclass(frozen=True)
class Referent:
    """What an expression refers to, and by which road it was found: coreference, filer or main."""

    entity: Entity
    found_by: str


def company_of(
    expression: Expression,
    scene: Scene,
    *,
    main: Entity | None,
    is_filing: bool,
    called: Mapping[Entity, frozenset[str]],
) -> Referent | None:
    """The company meant, or None where the text leaves it open; `called` says what the text calls each company."""
    token = scene.doc[expression.start]
    if expression.form == "we" or (is_filing and expression.noun in FILER_NOUNS):
        return _main(main, is_filing=is_filing)
    if main is not None and _is_term(expression, scene):
        return Referent(main, "main")
    if expression.form != "noun" and not _may_be_company(token, scene):
        return None
    found = _antecedent(expression, scene, main, called)
    if found is not None:
        return Referent(found, "coreference")
    is_plain = expression.form == "noun" and not expression.people
    return _main(main, is_filing=is_filing) if is_plain else None


def _is_term(expression: Expression, scene: Scene) -> bool:
    """Whether it is written as a defined term: "the Company" with a capital is whoever the release is of."""
    noun = scene.doc[expression.end - 1]
    return expression.noun in FILER_NOUNS and noun.text.istitle() and not scene.doc[expression.start].is_upper


def _main(main: Entity | None, *, is_filing: bool) -> Referent | None:
    return Referent(main, "filer" if is_filing else "main") if main is not None else None


def _antecedent(
    expression: Expression, scene: Scene, main: Entity | None, called: Mapping[Entity, frozenset[str]]
) -> Entity | None:
    """The company with the most that speaks for it: told near, as a subject, as the main one, called what this is."""
    token = scene.doc[expression.start]
    is_telling = expression.people or expression.noun not in {"", *load_references().neutral_nouns}
    nearby = list(scene.companies(token.i, sentences=8 if is_telling else 4))
    ranked: list[tuple[float, int, Entity]] = []
    for back, mentions in nearby:
        for place, told in enumerate(mentions):
            if token.dep_ in {"dobj", "pobj"} and _governs(told, token, scene):
                continue
            fit = _fit(expression, called.get(told.entity, frozenset()))
            near = -float(back) + (1.5 if told.is_subject else 0.0) + (1.0 if told.entity == main else 0.0)
            ranked.append((near + fit, place if back == 0 else -100 * back - place, told.entity))
    best = max(ranked, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] > -5 else None


def _fit(expression: Expression, words: frozenset[str]) -> float:
    """How well what a company is called agrees with the noun and the nationality of the expression."""
    fit = 0.0
    if expression.noun and expression.noun not in load_references().neutral_nouns:
        fit += 3 if stem(expression.noun) in words else -1
    if expression.people:
        others = {word for word in words if len(word) == 4 and word != stem(expression.people)} & people_stems()
        fit += 4 if stem(expression.people) in words else -4 if others else -1
    return fit


def _governs(told: Told, token: Token, scene: Scene) -> bool:
    """Whether the mention is the subject of the clause that has the token as its object."""
    root = scene.doc[told.start : told.end].root
    return told.is_subject and root.head in list(token.ancestors)[:2]


def _may_be_company(token: Token, scene: Scene) -> bool:
    """Whether no other thing, told as a subject nearer than any company, claims the pronoun."""
    verb = token.head
    lexicon = load_lexicon()
    if token.dep_ in {"nsubj", "nsubjpass"} and (
        verb.lower_ in lexicon.company_verbs or verb.lemma_ in lexicon.company_verbs
    ):
        return True
    rivals = _other_subjects(token, scene)
    companies = next(iter(scene.companies(token.i, sentences=2)), None)
    if companies is None:
        return False
    return not any(rival.i > companies[1][-1].end for rival in rivals)


def _other_subjects(token: Token, scene: Scene) -> list[Token]:
    """Singular things that are subjects in the own sentence before the token, or in the one before it."""
    number = scene.sentence(token.i)
    start = scene.starts[max(0, number - 1)] if token.dep_ != "poss" else scene.starts[number]
    known = {
        place
        for told in scene.told.get(number, []) + scene.told.get(number - 1, [])
        for place in range(told.start, told.end)
    }
    nouns = (
        other for other in scene.doc[start : token.i] if other.dep_ in {"nsubj", "nsubjpass"} and other.i not in known
    )
    return [noun for noun in nouns if noun.tag_ in {"NN", "NNP"} and noun.lower_ not in load_lexicon().referring_nouns]
