"""The post that one of two people who succeed each other lends the other."""

from dataclasses import replace

import pytest

from extractors.events.candidates import Candidate
from extractors.events.extraction import find_candidates
from extractors.events.fillers import entity_filler
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.events.succession import add_successions, share_posts
from tests.extractors.events.parses import parsed
from tests.extractors.events.stories import annotated, story

NAMED = (
    "Acme/PROPN/nsubj>named named=name/VERB.VBD/ROOT Anna/PROPN/compound>Veld Veld/PROPN/dobj>named as/ADP/prep>named "
    "chairman/NOUN/pobj>as replacing=replace/VERB.VBG/advcl>named Paul/PROPN/compound>Oak Oak/PROPN/dobj>replacing"
)


def entry_and_exit() -> tuple[Candidate, Candidate]:
    """Anna Veld named chairman of Acme, and Paul Oak leaving Acme, whose post is not told."""
    doc = parsed(NAMED, companies=["Acme"], people=["Anna Veld", "Paul Oak"], posts={"chairman": "CHAIR"})
    entry = next(one for one in find_candidates(Places(doc)) if one.value("person") == "Anna Veld")
    oak = entity_filler("person", next(span for span in Places(doc).names if span.text == "Paul Oak"), "parse")
    slots = {"company": entry.slots["company"], "person": oak}
    left = replace(entry, event_type="departure", slots=slots, trigger=doc[6:7])
    return replace(entry, slots=entry.slots | {"predecessor": replace(oak, slot="predecessor")}), left


def roles(*tellings: Candidate) -> list[str | None]:
    events = [Event(telling, (telling,), False, 0.9) for telling in tellings]
    return [event.best.value("role") for event in share_posts(events)]


def test_who_is_succeeded_had_the_post_that_the_successor_takes() -> None:
    entry, left = entry_and_exit()
    assert roles(entry, left) == ["chairman", "chairman"]


def test_nobody_is_given_the_post_of_a_stranger() -> None:
    entry, left = entry_and_exit()
    unlinked = replace(entry, slots={slot: filler for slot, filler in entry.slots.items() if slot != "predecessor"})
    assert roles(unlinked, left) == ["chairman", None]
    elsewhere = replace(left, slots=left.slots | {"company": replace(left.slots["company"], value="Beta")})
    assert roles(entry, elsewhere) == ["chairman", None]


def told_of(*sentences: str) -> dict[tuple[str | None, str], tuple[str | None, str | None]]:
    """Person and direction of each event told -> predecessor and successor."""
    (doc,) = annotated([story(" ".join(sentences))])
    places = Places(doc)
    events = [Event(one, (one,), False, 0.9) for one in find_candidates(places)]
    return {
        (event.best.value("person"), event.best.direction): (
            event.best.value("predecessor"),
            event.best.value("successor"),
        )
        for event in add_successions(events, places)
    }


@pytest.mark.parametrize(
    "more",
    [
        "She succeeds Peter Oak.",
        "She will take over from Peter Oak in June.",
        "Peter Oak will be succeeded by Anna Veld.",
        "Peter Oak has resigned as chief executive.",
    ],
)
def test_who_comes_before_is_told_outright_or_by_the_post(more: str) -> None:
    told = told_of("Norlake Foods Inc has named Anna Veld as chief executive.", more)
    assert told["Anna Veld", "in"][0] == "Peter Oak"


def test_one_of_several_holders_of_a_post_is_nobodys_predecessor() -> None:
    told = told_of(
        "Norlake Foods Inc has named Anna Veld as vice president of sales.",
        "Peter Oak has resigned as vice president of finance.",
    )
    assert told["Anna Veld", "in"][0] is None


def test_a_title_told_of_several_is_each_ones() -> None:
    (doc,) = annotated([story("Norlake Foods Inc appointed Anna Veld and Peter Oak as vice presidents of sales.")])
    told = {one.value("person"): one.value("role") for one in find_candidates(Places(doc)) if one.direction == "in"}
    assert told == {"Anna Veld": "vice president of sales", "Peter Oak": "vice president of sales"}
