"""Reads the stated terms of an event from its sentence: reasons, money, ratios, stakes, dates."""

from extractors.events.candidates import Candidate, Term
from extractors.events.places import Places
from extractors.nlp.posts.reasons import change_reason


def read_terms(candidate: Candidate, places: Places) -> dict[str, Term]:
    """Column of schemas.MENTIONS to its value, for what the sentence states."""
    if candidate.frame.event_family == "leadership_change":
        reason = change_reason(candidate.sentence) if candidate.direction == "out" else None
        return {"change_reason": reason or "not_stated"} if candidate.direction == "out" else {}
    return {}
