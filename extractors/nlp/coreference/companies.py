"""The company that a singular expression refers to, from the companies told before it."""

from dataclasses import dataclass

from spacy.tokens import Token

from extractors.nlp.annotations import Entity
from extractors.nlp.coreference.expressions import Expression
from extractors.nlp.coreference.scene import Scene, Told
from extractors.nlp.names.lexicon import load_lexicon

FITS = {
    "bank": ("bank", "banc", "bancorp", "bank's", "financial", "banking"),
    "airline": ("air", "airlines", "airways", "airline", "jet"),
    "carrier": ("air", "airlines", "airways", "airline", "jet"),
    "insurer": ("insurance", "life", "assurance", "mutual"),
    "exchange": ("exchange", "bourse"),
}


@dataclass(frozen=True)
class Referent:
    """What an expression refers to, and by which road it was found: coreference, filer or main."""

    entity: Entity
    found_by: str


def company_of(expression: Expression, scene: Scene, *, main: Entity | None, is_filing: bool) -> Referent | None:
    """The company meant, or None where the text leaves it open."""
    token = scene.doc[expression.start]
    if expression.form == "we":
        return _main(main, is_filing=is_filing)
    if expression.form == "noun":
        if is_filing and expression.noun in {"company", "registrant", "corporation", "issuer"}:
            return _main(main, is_filing=True)
        fitting = _fitting(expression, scene)
        if fitting is not None:
            return Referent(fitting, "coreference")
    elif not _may_be_company(token, scene):
        return None
    found = _antecedent(token, scene)
    if found is not None:
        return Referent(found, "coreference")
    return _main(main, is_filing=is_filing) if expression.form == "noun" else None


def _main(main: Entity | None, *, is_filing: bool) -> Referent | None:
    return Referent(main, "filer" if is_filing else "main") if main is not None else None


def _antecedent(token: Token, scene: Scene) -> Entity | None:
    """The last subject of the own sentence, else of the sentences before, else the company told last."""
    nearby = list(scene.companies(token.i))
    if token.dep_ in {"dobj", "pobj"}:
        nearby = [(back, [told for told in mentions if not _governs(told, token, scene)]) for back, mentions in nearby]
    for back, mentions in nearby:
        subjects = [told for told in mentions if told.is_subject]
        if subjects:
            return subjects[-1 if back == 0 else 0].entity
        if back and mentions:
            return mentions[0].entity
    return next((mentions[-1].entity for _, mentions in nearby if mentions), None)


def _governs(told: Told, token: Token, scene: Scene) -> bool:
    """Whether the mention is the subject of the clause that has the token as its object."""
    root = scene.doc[told.start : told.end].root
    return told.is_subject and root.head in list(token.ancestors)[:2]


def _fitting(expression: Expression, scene: Scene) -> Entity | None:
    """The company told last whose own name says that it is a bank, an airline or the like."""
    marks = FITS.get(expression.noun, ())
    for _, mentions in scene.companies(expression.start, sentences=8):
        for told in reversed(mentions):
            if set(told.entity.name.casefold().replace(".", " ").split()) & set(marks):
                return told.entity
    return None


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
