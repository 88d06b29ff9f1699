"""Reads the stated terms of an event from its sentence: reasons, money, ratios, stakes, head-counts, dates."""

from collections.abc import Callable

from spacy.tokens import Span

from extractors.events.candidates import Candidate, Term
from extractors.events.catalogue import LEADERSHIP, read_lexicons
from extractors.events.grammar import arguments
from extractors.events.places import Places
from extractors.nlp.amounts import choices, nearby
from extractors.nlp.annotations import Amount
from extractors.nlp.dates.choices import dividend_dates, expected_completion
from extractors.nlp.posts.reasons import change_reason

Terms = dict[str, Term]
OF_A_UNIT = frozenset({"ipo", "spin_off", "divestiture", "acquisition", "joint_venture"})


def read_terms(candidate: Candidate, places: Places) -> Terms:
    """Column of schemas.MENTIONS to its value, for what the sentence states and the frame asks for."""
    if candidate.frame.event_family == LEADERSHIP:
        if candidate.direction != "out":
            return {}
        return {"change_reason": change_reason(candidate.sentence) or "not_stated"}
    found: Terms = {}
    for term in candidate.frame.terms:
        found |= READERS[term](candidate.sentence, places)
    return found | _target_unit(candidate)


def _target_unit(candidate: Candidate) -> Terms:
    """The part of the company that is sold, floated or split off, as told ("its cloud unit")."""
    if candidate.event_type not in OF_A_UNIT:
        return {}
    units = frozenset(read_lexicons()["unit_nouns"])
    told = arguments(candidate.head)
    for relation in ("object", "of", "for", "modifier", "governor.of"):
        for noun in told.get(relation, []):
            if noun.lemma_.lower() in units:
                words = [token for token in noun.lefts if token.dep_ in {"compound", "amod", "nmod"}]
                start = min([noun.i, *(token.left_edge.i for token in words)])
                return {"target_unit": noun.doc[start : noun.i + 1].text}
    return {}


def _value(sentence: Span, _places: Places) -> Terms:
    span = nearby.deal_value_nearby(sentence)
    if span is None:
        return {}
    amount: Amount = span._.amount
    found: dict[str, Term | None] = {
        "value_amount": amount.value,
        "value_low": amount.low,
        "value_high": amount.high,
        "value_currency": amount.currency,
        "value_kind": choices.value_kind(span.sent, span),
    }
    return _stated(found)


def _per_share(sentence: Span, _places: Places) -> Terms:
    return _amount(nearby.per_share_nearby(sentence), "per_share_amount")


def _stake(sentence: Span, _places: Places) -> Terms:
    span = choices.stake(sentence)
    return _stated({"stake_pct": span._.amount.value}) if span is not None else {}


def _ratio(sentence: Span, _places: Places) -> Terms:
    span = nearby.ratio_nearby(sentence)
    if span is None:
        return {}
    return _stated({"ratio_new": span._.amount.ratio_new, "ratio_old": span._.amount.ratio_old})


def _headcount(sentence: Span, _places: Places) -> Terms:
    span = choices.headcount(sentence)
    if span is None or span._.amount.value is None:
        return {}
    return {"headcount": int(span._.amount.value)}


def _consideration(sentence: Span, _places: Places) -> Terms:
    return _stated({"consideration": choices.consideration(sentence)})


def _dividend(sentence: Span, places: Places) -> Terms:
    dates = dividend_dates(dates_around(sentence, places))
    days = {"record_date": dates.record, "ex_date": dates.ex, "payable_date": dates.payable}
    told = {column: span._.date.first for column, span in days.items() if span is not None and span._.date.year_known}
    return {**_amount(choices.dividend_per_share(sentence), "per_share_amount"), **told}


def dates_around(sentence: Span, places: Places) -> list[Span]:
    """The dates of a sentence and of the one behind it, where dividends tell theirs."""
    following = places.doc[sentence.end].sent if sentence.end < len(places.doc) else sentence
    return places.within(places.dates, places.doc[sentence.start : following.end])


def _expected_completion(sentence: Span, places: Places) -> Terms:
    span = expected_completion(sentence, places.within(places.dates, sentence))
    if span is None or not span._.date.year_known:
        return {}
    return {"expected_completion_date": span._.date.last}


def _amount(span: Span | None, column: str) -> Terms:
    if span is None:
        return {}
    amount: Amount = span._.amount
    return _stated({column: amount.value, "value_currency": amount.currency})


def _stated(found: dict[str, Term | None]) -> Terms:
    return {column: value for column, value in found.items() if value is not None}


READERS: dict[str, Callable[[Span, Places], Terms]] = {
    "value": _value,
    "per_share": _per_share,
    "stake": _stake,
    "ratio": _ratio,
    "headcount": _headcount,
    "consideration": _consideration,
    "dividend": _dividend,
    "expected_completion": _expected_completion,
}
