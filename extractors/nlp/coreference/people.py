"""The person that a pronoun refers to, from the persons told before it."""

from extractors.nlp.annotations import Entity
from extractors.nlp.coreference.expressions import Expression
from extractors.nlp.coreference.scene import Scene, Told
from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.spelling import key_of_text


def person_of(expression: Expression, scene: Scene, *, sexes: dict[Entity, str]) -> Entity | None:
    """The person meant, or None; `sexes` says he or she where title or first name tell it."""
    if expression.form == "who":
        return _relative(expression, scene)
    nearby = [
        (back, [told for told in mentions if sexes.get(told.entity, expression.form) == expression.form])
        for back, mentions in scene.people(expression.start)
    ]
    ranked = [(_rank(back, told), told.start, told.entity) for back, mentions in nearby for told in mentions]
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def sex_of(name: str, title: str) -> str | None:
    """he, she or None, from a title before the name and its first word."""
    lexicon, words = load_lexicon(), key_of_text(name).split()
    if title in lexicon.female_titles:
        return "she"
    if title in lexicon.male_titles:
        return "he"
    first = words[0] if len(words) > 1 else ""
    if (first in lexicon.female_first_names) == (first in lexicon.male_first_names):
        return None
    return "she" if first in lexicon.female_first_names else "he"


def _rank(back: int, told: Told) -> float:
    """Near sentences first; a subject one sentence further back equals an object here."""
    return -1.5 * back + (1.5 if told.is_subject else 0.0) - (0.5 if told.is_possessive else 0.0)


def _relative(expression: Expression, scene: Scene) -> Entity | None:
    """The person right before "who", commas, titles and ages aside."""
    for back, mentions in scene.people(expression.start, sentences=0):
        last = mentions[-1]
        between = scene.doc[last.end : expression.start]
        if back == 0 and len(between) <= 14 and not any(token.pos_ in {"VERB", "AUX"} for token in between):
            return last.entity
    return None
