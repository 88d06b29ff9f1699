"""The times of one document: published, accepted by EDGAR, and available to the public."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from extractors.sources.register import read_sources
from extractors.text.assembly import Assembly
from extractors.text.availability import available_at
from extractors.text.instants import EASTERN, Moment, parse_moment
from extractors.text.reading import Reading

# A source that has left the register: its day ends when it has ended everywhere, which is never too early.
LAST_ZONE = ZoneInfo("Etc/GMT+12")


def tell_times(document: Mapping[str, Any], reading: Reading | None, assembly: Assembly | None) -> dict[str, Any]:
    """The fields of schemas.TEXTS that are times; a document without a reading has what its source says."""
    zone = _zone(document["source_id"])
    accepted = parse_moment(document["accepted_at"] or (reading.accepted if reading else None), EASTERN)
    accepted_at = accepted.first if accepted and accepted.precision == "instant" else None
    is_filing = bool(document["form"]) or bool(assembly and assembly.sec_items is not None)
    published, source = _published(document, reading, assembly, accepted_at, EASTERN if is_filing else zone)
    return {
        "published_at": published.first if published else None,
        "published_at_precision": published.precision if published else None,
        "published_at_source": source,
        "accepted_at": accepted_at,
        "available_at": available_at(
            published, accepted=accepted_at, retrieved_at=document["retrieved_at"], is_filing=is_filing, zone=zone
        ),
    }


def _published(
    document: Mapping[str, Any],
    reading: Reading | None,
    assembly: Assembly | None,
    accepted_at: datetime | None,
    zone: ZoneInfo,
) -> tuple[Moment | None, str]:
    """The first that can be read of: the source's word, the document's metadata, its dateline, EDGAR's acceptance."""
    if given := parse_moment(document["published_at"], zone):
        return given, "given"
    if reading and reading.published_source and (told := parse_moment(reading.published, zone)):
        return told, reading.published_source
    if assembly and (dated := parse_moment(assembly.dateline_date, zone)):
        return dated, "dateline"
    if accepted_at:
        return Moment(accepted_at, "instant"), "header"
    return None, "unknown"


@cache
def _zones() -> dict[str, ZoneInfo]:
    return {source.source_id: ZoneInfo(source.zone) for source in read_sources()}


def _zone(source_id: str) -> ZoneInfo:
    return _zones().get(source_id, LAST_ZONE)
