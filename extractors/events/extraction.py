"""Turns landed texts into landed mentions: the whole way from a partition's documents to the rows of its events."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
from spacy.tokens import Doc

from extractors.events.attribution import attribution_of
from extractors.events.background import is_background, with_sequels
from extractors.events.candidates import Candidate, make_candidates
from extractors.events.careers import add_previous_posts, add_seats
from extractors.events.completion import add_coming, add_dates
from extractors.events.dating import event_date
from extractors.events.filling import with_counterparties
from extractors.events.judges import Judge, read_judges
from extractors.events.judging import judge
from extractors.events.merging import Event, merge
from extractors.events.opinions import with_opinions
from extractors.events.places import Places
from extractors.events.reporting import add_reporting_lines
from extractors.events.rows import mention_rows
from extractors.events.settling import settle
from extractors.events.slots import search_for
from extractors.events.status import status_of
from extractors.events.succession import add_successions
from extractors.events.terms import read_terms
from extractors.events.triggers import Hit, find_hits
from extractors.nlp.annotations import COMPANY, Block, Entity, Story
from extractors.nlp.pipeline import annotate
from extractors.nlp.reading import block_at, place_of
from extractors.outcome import Extraction
from extractors.reader.network import Network, read_network
from extractors.rejections import failure
from warehouse.contract.errors import OperatorError
from warehouse.contract.schemas import FAILURES, MENTIONS

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNVOUCHED = frozenset({"unnamed", "speculated"})


def extract_mentions(texts: pa.Table) -> Extraction:
    """The mentions of a partition's documents; rejected documents tell none, and one that trips us is a failure.

    `texts` has schemas.TEXTS. Raises ModelError where the spaCy pipeline cannot be loaded.
    """
    mentions: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    for row in texts.to_pylist():
        if row["rejection_code"] is not None or not row["text"]:
            continue
        try:
            mentions += _mentions(row)
        except (OperatorError, MemoryError):
            raise  # no trouble of this document
        except Exception as error:  # noqa: BLE001 (one document's trouble, whatever it is, must not stop the others)
            why = failure(error)
            failures.append(
                {"document_id": row["document_id"], "rejection_code": why.code.value, "rejection_detail": why.detail}
            )
    return Extraction(
        mentions=pa.Table.from_pylist(mentions, schema=MENTIONS),
        failures=pa.Table.from_pylist(failures, schema=FAILURES),
    )


def _mentions(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [mention for doc in annotate([story_of(row)]) for mention in mention_rows(doc, find_events(doc))]


def story_of(row: dict[str, Any]) -> Story:
    """A landed text as extraction sees it."""
    published = row["published_at"]
    return Story(
        document_id=row["document_id"],
        text=row["text"],
        blocks=tuple(Block(block["start"], block["end"], block["kind"]) for block in row["blocks"] or ()),
        title=row["title"],
        published_on=published.date() if published is not None else None,
        filer_name=row["filer_name"],
        form=row["form"],
    )


def find_events(doc: Doc) -> list[Event]:
    """The events that one annotated document tells, background included, in order."""
    places, judges = Places(doc), read_judges()
    proposed = propose(read_tellings(places, read_network()), places, judges["counterparty"])
    events = settle(with_sequels(judge(proposed, places, judges)))
    for add in (add_successions, add_previous_posts, add_seats, add_dates, add_coming):
        events = add(events, places)
    return events


def read_tellings(places: Places, network: Network | None) -> list[Candidate]:
    """What the frames find, each telling with the reader's opinion of it; without a network there is none."""
    candidates = find_candidates(places)
    return candidates if network is None else with_opinions(candidates, places, network)


def propose(tellings: list[Candidate], places: Places, filler: Judge | None) -> list[Event]:
    """The events that the tellings make, as the judges see them; `filler` finds counterparties that frames miss."""
    if filler is not None:
        tellings = with_counterparties(tellings, places, filler)
    return add_reporting_lines(merge(tellings), places)


def find_candidates(places: Places) -> list[Candidate]:
    """Every telling of an event, a sentence each."""
    doc = places.doc
    story: Story = doc._.story
    hits = list(find_hits(doc))
    heads = frozenset(hit.head.i for hit in hits)
    found: list[Candidate] = []
    told: set[tuple[int, str]] = set()  # of a frame's triggers at one place, the first that holds tells the event
    for hit in hits:
        place = hit.span.start, hit.frame.event_type
        if place in told:
            continue
        search = search_for(hit, places, context=_context(hit, places))
        candidates = [_dated(candidate, places, story, heads) for candidate in make_candidates(search)]
        if candidates:
            told.add(place)
        found += candidates
    return found


def _dated(candidate: Candidate, places: Places, story: Story, heads: frozenset[int]) -> Candidate:
    """The candidate with its date, status, attribution, background and terms; `heads` are the triggers of the Doc."""
    when = event_date(candidate, places, heads)
    told = attribution_of(candidate.head, candidate.sentence)
    known: date | None = when.first if when is not None and when.year_known else None
    status = status_of(candidate, effective=known, published=story.published_on, unnamed=told.fact_level in UNVOUCHED)
    candidate = replace(
        candidate,
        when=when,
        status=status,
        fact_level=told.fact_level,
        attributed_to=told.attributed_to,
        place=place_of(story, candidate.trigger.start_char),
    )
    block = block_at(story, candidate.trigger.start_char)
    background = is_background(candidate, when=when, story=story, block=block, place=candidate.place)
    return replace(candidate, is_background=background, terms=read_terms(candidate, places))


def _context(hit: Hit, places: Places) -> Entity | None:
    """The company that the sentences before, in the same block, last named as a subject, else last named at all."""
    block = block_at(places.doc._.story, hit.span.start_char)
    start = block.start if block is not None else 0
    latest: Entity | None = None
    for span in places.names_before(hit.span.sent.start):
        if span.start_char < start:
            break
        if span.label_ == COMPANY:
            entity: Entity = span._.entity
            if span.root.dep_ in SUBJECTS:
                return entity
            latest = latest or entity
    return latest
