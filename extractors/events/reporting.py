"""Finds who is told to report to whom, so that a change of post can say it wherever the document does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from extractors.events.fillers import Filler, entity_filler
from extractors.events.grammar import arguments, is_verbal
from extractors.events.merging import Event
from extractors.events.places import PEOPLE, Places
from extractors.nlp.annotations import PERSON, Entity


@dataclass(frozen=True)
class ReportingLine:
    """One person reports to another."""

    person: Entity
    manager: Filler


def add_reporting_lines(events: list[Event], places: Places) -> list[Event]:
    """The events, those of people whose reporting line is told with the slot `reports_to`."""
    lines = {line.person.name: line.manager for line in _find_lines(places)}
    return [_with_manager(event, lines) for event in events]


def _with_manager(event: Event, lines: dict[str, Filler]) -> Event:
    manager = lines.get(event.best.value("person") or "")
    if event.best.direction != "in" or manager is None or manager.value == event.best.value("person"):
        return event
    return replace(event, best=replace(event.best, slots={"reports_to": manager} | event.best.slots))


def _find_lines(places: Places) -> Iterator[ReportingLine]:
    for token in places.doc:
        if token.lemma_.lower() != "report" or not is_verbal(token):
            continue
        found = arguments(token)
        managers = [span for head in found["to"] for span in _people(head, places)]
        if not managers:
            continue
        manager = entity_filler("reports_to", managers[-1], "parse")
        for person in _reporters(token, found["subject"], places):
            yield ReportingLine(person, manager)


def _people(head: Token, places: Places) -> list[Span]:
    """The people of a noun phrase: its own name, else a name right behind the title that heads it."""
    named = places.names_below(head, PEOPLE)
    after = places.name_at.get(head.right_edge.i)
    return named or ([after] if after is not None and after.label_ == PERSON else [])


def _reporters(verb: Token, subjects: list[Token], places: Places) -> Iterator[Entity]:
    spans = [span for head in subjects for span in places.names_below(head, PEOPLE)]
    if not spans:
        before = [
            span for span in places.within(places.names, verb.sent) if span.end <= verb.i and span.label_ == PERSON
        ]
        spans = before[-1:]
    for span in spans:
        entity: Entity = span._.entity
        yield from entity.members or (entity,)
