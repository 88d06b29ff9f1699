"""How often the attributes of matched events are right: status, post, date, background flag and stated terms."""

from collections.abc import Callable, Sequence
from typing import Literal

from extractors.evaluation.figures import Accuracy, JudgedDocument, Wanted, count_answers
from extractors.evaluation.intervals import Resampling
from extractors.evaluation.terms import judge_terms
from extractors.evaluation.verdicts import Verdict, is_right

Attribute = Literal["status", "role", "date"]
KEYS: dict[Attribute, str] = {"status": "status", "role": "role", "date": "effective_date"}


def count_attributes(documents: Sequence[JudgedDocument], draws: Resampling, wanted: Wanted) -> dict[str, Accuracy]:
    """Attribute to its accuracy over matched events that are news and whose annotator told it.

    `flag` is counted over all matched events that no one can argue about, `background_found` over those told as
    context; `terms` over every term that a column can hold.
    """
    answers: dict[str, Callable[[Verdict], list[bool]]] = {
        "status": lambda verdict: _attribute(verdict, "status"),
        "role": lambda verdict: _attribute(verdict, "role"),
        "date": lambda verdict: _attribute(verdict, "date"),
        "flag": _flag,
        "background_found": lambda verdict: [verdict.row is not None] if verdict.kind == "background" else [],
        "terms": lambda verdict: list(_judged_terms(verdict).values()),
    }
    return {name: count_answers(documents, draws, wanted, answer) for name, answer in answers.items()}


def count_terms(documents: Sequence[JudgedDocument], draws: Resampling) -> dict[str, Accuracy]:
    """Each stated term by itself."""
    names = sorted({name for one in documents for verdict in one.verdicts for name in _judged_terms(verdict)})
    return {name: count_answers(documents, draws, lambda _: True, _of_term(name)) for name in names}


def _of_term(name: str) -> Callable[[Verdict], list[bool]]:
    return lambda verdict: [right for term, right in _judged_terms(verdict).items() if term == name]


def _attribute(verdict: Verdict, attribute: Attribute) -> list[bool]:
    """One answer where the event is right and its annotator told the attribute."""
    told, row = verdict.told, verdict.row
    if verdict.kind != "right" or told is None or row is None or not told.get(KEYS[attribute]):
        return []
    return [is_right(told, row, attribute)]


def _flag(verdict: Verdict) -> list[bool]:
    if verdict.told is None or verdict.row is None or verdict.kind == "optional":
        return []
    return [bool(verdict.row.get("is_background")) == bool(verdict.told.get("background"))]


def _judged_terms(verdict: Verdict) -> dict[str, bool]:
    if verdict.kind != "right" or verdict.told is None or verdict.row is None:
        return {}
    return judge_terms(verdict.told, verdict.row)
