"""The two entities that a plural expression such as "the two companies" refers to, as one Entity with members."""

from extractors.nlp.annotations import COMPANY, PERSON, Entity
from extractors.nlp.coreference.expressions import Expression
from extractors.nlp.coreference.scene import Scene


def pair_of(expression: Expression, scene: Scene) -> Entity | None:
    """The last two different ones told before, of the nearest sentence that tells two; None where there are not two."""
    is_company = expression.form == "companies"
    mentions = scene.companies(expression.start) if is_company else scene.people(expression.start)
    seen: list[Entity] = []
    for _, told in mentions:
        for each in reversed(told):
            if each.entity not in seen:
                seen.append(each.entity)
        if len(seen) >= 2:
            break
    if len(seen) < 2:
        return None
    second, first = seen[0], seen[1]
    kind = COMPANY if is_company else PERSON
    return Entity(kind, f"{first.name} and {second.name}", plural=True, members=(first, second))
