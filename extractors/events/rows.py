"""Writes a document's events as rows of the mentions stage, every slot with its evidence."""

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP
from extractors.events.fillers import Filler
from extractors.events.merging import Event
from extractors.events.version import extractor_version
from extractors.nlp.annotations import Post, Story
from warehouse.contract.identifiers import mention_id
from warehouse.contract.schemas import MENTIONS

MAIN_BLOCKS = 2
PARTY_ROLES = {
    "acquisition": ("acquirer", "target"),
    "tender_offer": ("acquirer", "target"),
    "stake_purchase": ("acquirer", "target"),
    "divestiture": ("seller", "acquirer"),
    "spin_off": ("parent", "unit"),
    "listing": ("subject", "exchange"),
    "delisting": ("subject", "exchange"),
    "merger": ("subject", "subject"),
    "joint_venture": ("subject", "subject"),
}
NAMED_SLOTS = {
    "company_name": "company",
    "person_name": "person",
    "role_title": "role",
    "counterparty_name": "counterparty",
    "predecessor": "predecessor",
    "successor": "successor",
    "reports_to": "reports_to",
    "previous_role": "previous_role",
}
POST_FLAGS = ("is_interim", "is_co", "is_elect", "is_nominee", "is_emeritus")


def mention_rows(doc: Doc, events: Iterable[Event]) -> list[dict[str, Any]]:
    """One dict of schemas.MENTIONS an event, in order."""
    return [_row(doc, event, ordinal) for ordinal, event in enumerate(events, start=1)]


def _row(doc: Doc, event: Event, ordinal: int) -> dict[str, Any]:
    story: Story = doc._.story
    best = event.best
    row: dict[str, Any] = dict.fromkeys(MENTIONS.names)
    row.update(best.terms)
    row.update({column: best.value(slot) for column, slot in NAMED_SLOTS.items()})
    row.update(_identity(best, story, ordinal))
    row.update(_dates(best), **_evidence(best, story), **_posts(best))
    row.update(
        is_background=event.is_background,
        is_main_subject=any(telling.place < MAIN_BLOCKS and not telling.is_background for telling in event.tellings),
        fact_level=best.fact_level,
        attributed_to=best.attributed_to,
        confidence=event.confidence,
        parties=_parties(best),
        slots=[_slot(filler) for filler in best.slots.values() if filler.start >= 0 or filler.value],
    )
    return row | {"mention_id": mention_id(row)}


def _identity(best: Candidate, story: Story, ordinal: int) -> dict[str, Any]:
    return {
        "document_id": story.document_id,
        "extractor_version": extractor_version(),
        "ordinal": ordinal,
        "event_family": best.frame.event_family,
        "event_type": best.event_type,
        "event_subtype": best.subtype,
        "event_status": best.status,
    }


def _dates(best: Candidate) -> dict[str, Any]:
    when = best.when
    if when is None or not when.year_known:
        return {}
    last = when.last if when.last != when.first else None
    return {"effective_date": when.first, "effective_date_to": last, "effective_date_precision": when.precision}


def _evidence(best: Candidate, story: Story) -> dict[str, Any]:
    start, end = best.sentence.start_char, best.sentence.end_char
    while end > start and story.text[end - 1].isspace():
        end -= 1
    trigger = best.trigger
    return {
        "evidence_text": story.text[start:end],
        "evidence_start": start,
        "evidence_end": end,
        "trigger_text": story.text[trigger.start_char : trigger.end_char],
        "trigger_start": trigger.start_char,
        "trigger_end": trigger.end_char,
    }


def _posts(best: Candidate) -> dict[str, Any]:
    role = best.slots.get("role")
    posts = role.posts if role is not None else ()
    found: dict[str, Any] = {"posts": [_post(post, ordinal) for ordinal, post in enumerate(posts, start=1)]}
    if posts:
        found["role_code"] = posts[0].role_code
        found["org_unit"] = next((post.unit for post in posts if post.unit), None)
    if best.frame.event_family == LEADERSHIP:
        found["is_interim"] = best.event_type == "interim_appointment" or any(post.is_interim for post in posts)
        found["is_elect"] = any(post.is_elect for post in posts)
        found["is_nominee"] = any(post.is_nominee for post in posts)
    return found


def _post(post: Post, ordinal: int) -> dict[str, Any]:
    flags = {flag: getattr(post, flag) for flag in POST_FLAGS}
    return {"ordinal": ordinal, "title": post.title, "role_code": post.role_code, "unit": post.unit, **flags}


def _parties(best: Candidate) -> list[dict[str, Any]]:
    roles = PARTY_ROLES.get(best.event_type, ("subject", "counterparty"))
    names = (best.value("company"), best.value("counterparty"))
    told = [(role, name) for role, name in zip(roles, names, strict=True) if name]
    return [
        {"party_role": role, "ordinal": ordinal, "name": name} for ordinal, (role, name) in enumerate(told, start=1)
    ]


def _slot(filler: Filler) -> dict[str, Any]:
    has_place = filler.start >= 0
    return {
        "slot": filler.slot,
        "value": filler.value,
        "text": filler.text if has_place else None,
        "start": filler.start if has_place else None,
        "end": filler.end if has_place else None,
        "found_by": filler.found_by,
        "score": round(filler.score, 4),
    }
