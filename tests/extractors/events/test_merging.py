"""Tellings that become one event, and events that cannot all stand, on parses made by hand."""

from dataclasses import replace

import pytest

from extractors.events.candidates import Candidate
from extractors.events.extraction import find_candidates
from extractors.events.merging import Event, merge
from extractors.events.places import Places
from extractors.events.reporting import add_reporting_lines
from extractors.events.settling import settle
from tests.extractors.events.parses import parsed
from tests.extractors.events.stories import annotated, story

BOUGHT = "{0}/PROPN/nsubj>bought bought=buy/VERB.VBD/ROOT {1}/PROPN/dobj>bought ./PUNCT/punct>bought"
ACQUIRED = "{0}/PROPN/nsubj>acquired acquired=acquire/VERB.VBD/ROOT {1}/PROPN/dobj>acquired ./PUNCT/punct>acquired"
MOVE = (
    "Acme/PROPN/nsubj>named named=name/VERB.VBD/ROOT Anna/PROPN/compound>Veld Veld/PROPN/dobj>named as/ADP/prep>named "
    "chairman/NOUN/pobj>as ./PUNCT/punct>named"
)


def tellings(first: tuple[str, str], second: tuple[str, str]) -> list[Candidate]:
    """Two sentences on acquisitions, with the candidates that they make by the parse."""
    found: list[Candidate] = []
    for sentence, parties in ((BOUGHT, first), (ACQUIRED, second)):
        doc = parsed(sentence.format(*parties), companies=parties)
        found += [one for one in find_candidates(Places(doc)) if one.event_type == "acquisition"]
    return found


@pytest.mark.parametrize(
    ("second", "events"),
    [(("Acme", "Beta"), 1), (("Acme", "Ceta"), 2), (("Ceta", "Beta"), 2)],
)
def test_the_same_parties_are_the_same_deal(second: tuple[str, str], events: int) -> None:
    merged = merge(tellings(("Acme", "Beta"), second))
    assert len(merged) == events
    assert sum(len(event.tellings) for event in merged) == 2


def test_the_better_founded_value_wins_and_terms_are_put_together() -> None:
    one, other = tellings(("Acme", "Beta"), ("Acme", "Beta"))
    weak = replace(one.slots["counterparty"], slot="predecessor", value="Oak", score=0.3)
    strong = replace(weak, value="Ash", score=0.9)
    one = replace(one, slots=one.slots | {"predecessor": weak}, terms={"stake_pct": 20.0})
    other = replace(other, slots=other.slots | {"predecessor": strong}, terms={"value_amount": 5.0, "stake_pct": 30.0})
    for order in ([one, other], [other, one]):
        (event,) = merge(order)
        assert event.best.value("predecessor") == "Ash"
        assert set(event.best.terms) == {"value_amount", "stake_pct"}


def test_an_event_is_background_only_where_every_telling_is() -> None:
    one, other = tellings(("Acme", "Beta"), ("Acme", "Beta"))
    past = [replace(telling, is_background=True) for telling in (one, other)]
    assert merge(past)[0].is_background
    assert not merge([past[0], other])[0].is_background


def test_a_headline_restates_the_lead() -> None:
    lead = "Interstate Broadcasting Corp declared a two-for-one stock split. Quillmark plc, a rival, made no comment."
    (doc,) = annotated([story(lead, title="Int'l Broadcasting Sets Stock Split")])
    (event,) = (event for event in merge(find_candidates(Places(doc))) if event.best.event_type == "stock_split")
    assert event.best.value("company") == "Interstate Broadcasting Corp"
    assert {telling.place for telling in event.tellings} == {0, 1}


def test_of_one_deal_in_two_words_the_likelier_stands() -> None:
    one, other = tellings(("Acme", "Beta"), ("Acme", "Beta"))
    likely = Event(one, (one,), False, 0.9)
    merger = replace(other, event_type="merger")
    unlikely = Event(merger, (merger,), False, 0.5)
    assert settle([unlikely, likely]) == [likely]


def test_a_deal_told_with_both_its_parties_stands_before_one_told_with_one() -> None:
    full, other = tellings(("Acme", "Beta"), ("Beta", "Acme"))
    bare = replace(other, event_type="tender_offer", slots={"company": other.slots["company"]})
    events = [Event(full, (full,), False, 0.7), Event(bare, (bare,), False, 0.8)]
    assert [event.best.event_type for event in settle(events)] == ["acquisition"]


def test_what_is_past_does_not_stand_in_the_way_of_news() -> None:
    past, news = tellings(("Acme", "Beta"), ("Acme", "Beta"))
    news = replace(news, event_type="merger")
    events = [Event(past, (past,), True, 0.9), Event(news, (news,), False, 0.6)]
    assert [event.best.event_type for event in settle(events)] == ["merger"]


def test_a_firm_may_buy_one_thing_and_sell_another() -> None:
    bought, other = tellings(("Acme", "Beta"), ("Acme", "Ceta"))
    elsewhere = other.head.doc[2:3]
    sold = replace(other, event_type="divestiture", slots={"company": other.slots["company"]}, trigger=elsewhere)
    assert len(settle([Event(bought, (bought,), False, 0.9), Event(sold, (sold,), False, 0.6)])) == 2


def test_deals_of_other_companies_stand_beside_each_other() -> None:
    one, other = tellings(("Acme", "Beta"), ("Ceta", "Dena"))
    assert len(settle([Event(one, (one,), False, 0.9), Event(other, (other,), False, 0.9)])) == 2


def test_the_exit_of_a_mover_becomes_the_previous_post() -> None:
    entry, left = entry_and_exit()
    (event,) = settle([Event(entry, (entry,), False, 0.9), Event(left, (left,), False, 0.8)])
    assert event.best.value("role") == "chairman"
    assert event.best.value("previous_role") == "president"


def entry_and_exit() -> tuple[Candidate, Candidate]:
    """Somebody named chairman, and the same person leaving the post of president, at one company."""
    doc = parsed(
        MOVE + " She/PRON/nsubj>resigned resigned=resign/VERB.VBD/ROOT as/ADP/prep>resigned president/NOUN/pobj>as",
        companies=["Acme"],
        people=["Anna Veld"],
        posts={"chairman": "CHAIR", "president": "PRESIDENT"},
    )
    (entry,) = (one for one in find_candidates(Places(doc)) if one.direction == "in")
    left = replace(entry.slots["role"], value="president")
    return entry, replace(entry, event_type="departure", slots=entry.slots | {"role": left}, trigger=doc[9:10])


def kept_types(entry: Candidate, left: Candidate, *, entry_confidence: float, exit_confidence: float) -> list[str]:
    events = [Event(entry, (entry,), False, entry_confidence), Event(left, (left,), False, exit_confidence)]
    return [event.best.event_type for event in settle(events)]


def test_an_exit_far_likelier_than_the_entry_is_no_part_of_a_move() -> None:
    entry, left = entry_and_exit()
    assert kept_types(entry, left, entry_confidence=0.5, exit_confidence=0.9) == ["appointment", "departure"]


@pytest.mark.parametrize(("entry_confidence", "expected"), [(0.9, ["appointment"]), (0.5, ["departure"])])
def test_nobody_takes_the_very_post_that_is_left(entry_confidence: float, expected: list[str]) -> None:
    entry, left = entry_and_exit()
    left = replace(left, slots=left.slots | {"role": entry.slots["role"]})
    assert kept_types(entry, left, entry_confidence=entry_confidence, exit_confidence=0.8) == expected


def test_who_leaves_an_acting_post_or_the_board_has_left_it() -> None:
    entry, left = entry_and_exit()
    acting = replace(entry, event_type="interim_appointment")
    off_board = replace(left, event_type="board_departure")
    assert kept_types(acting, left, entry_confidence=0.9, exit_confidence=0.8) == ["interim_appointment", "departure"]
    assert kept_types(entry, off_board, entry_confidence=0.9, exit_confidence=0.8) == ["appointment", "board_departure"]


def test_whom_somebody_reports_to_is_told_of_the_new_post() -> None:
    doc = parsed(
        MOVE.removesuffix(" ./PUNCT/punct>named") + " reporting=report/VERB.VBG/acl>chairman to/ADP/prep>reporting "
        "Paul/PROPN/compound>Oak Oak/PROPN/pobj>to",
        companies=["Acme"],
        people=["Anna Veld", "Paul Oak"],
        posts={"chairman": "CHAIR"},
    )
    places = Places(doc)
    events = [event for event in merge(find_candidates(places)) if event.best.event_type == "appointment"]
    (event,) = add_reporting_lines(events, places)
    assert event.best.value("reports_to") == "Paul Oak"
