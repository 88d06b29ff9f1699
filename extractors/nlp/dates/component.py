"""The component `dates`: finds date expressions in a Doc's text and marks them with the days they name."""

import re
from collections.abc import Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.nlp.annotations import DATES, DateValue, register_extensions
from extractors.nlp.dates.cues import cue
from extractors.nlp.dates.patterns import BEFORE_MONTH, BEFORE_YEAR, anchor, patterns
from extractors.nlp.dates.resolve import resolve
from extractors.nlp.dates.setting import Setting
from extractors.nlp.dates.tense import PAST, tense_at

register_extensions()

LOOK_BACK = 14
YEAR_OF_RANGE = re.compile(
    r"\s?(?:to|and|through|until|or|-|–)\s?(?:[A-Z][a-z]+\.?\s)?\d{0,2},?\s?(?:of\s)?((?:1[89]|20)\d\d)\b"
)
RANGE_OPENS = re.compile(r"\b(?:from|between)\s(?:the\s)?$", re.IGNORECASE)
RANGE_GOES_ON = re.compile(r"\s(?:to|and|until|through|till)\s(?:the\s)?|\s?[-–]\s?", re.IGNORECASE)
COUNTED = re.compile(
    r"\s(?:jobs|people|workers|employees|shares|stores|staff|percent|pct|million|billion|units|points|dollars|dlrs|hours)\b"
)
AHEAD_BEFORE = re.compile(rf"\b{cue('ahead_before')}\s(?:the\s)?$", re.IGNORECASE)
OWNED_OR_NAMED = re.compile(rf"['’]|\s{cue('papers')}\b")
PRECISIONS = ("day", "month", "quarter", "year")


@Language.component("dates", assigns=["doc.spans"])
def mark_dates(doc: Doc) -> Doc:
    """Writes doc.spans["dates"]: label DATE, in order, not overlapping; `span._.date` a DateValue.

    Relative dates need doc._.story.published_on; without it they are not marked, and days or months without a year have
    year_known False and stand in calendar.UNKNOWN_YEAR.
    """
    spans: list[Span] = []
    for start, end, value in _joined(doc.text, _expressions(doc)):
        span = doc.char_span(start, end, label="DATE", alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            span._.date = value
            spans.append(span)
    doc.spans[DATES] = spans
    return doc


def _expressions(doc: Doc) -> Iterator[tuple[int, int, DateValue]]:
    text, end = doc.text, 0
    places = {token.idx: token.i for token in doc}
    story = doc._.story
    published_on = story.published_on if story else None
    for begin in anchor().finditer(text):
        start = begin.start()
        if start < end:
            continue
        for kind, pattern in patterns():
            match = pattern.match(text, start)
            if not match or not _is_date(kind, match, text):
                continue
            place = places.get(start)
            hint = YEAR_OF_RANGE.match(text, match.end())
            setting = Setting(published_on, partial(_tense, doc, place, text[:start]), int(hint[1]) if hint else None)
            value = resolve(kind, match, setting)
            if value:
                end = match.end()
                yield start, end, value
            break


def _tense(doc: Doc, place: int | None, before: str) -> str | None:
    """The tense over a date, but what a date is told with ("effective", "by") can point ahead of a past verb."""
    tense = tense_at(doc, place) if place is not None else None
    return None if tense == PAST and AHEAD_BEFORE.search(before, len(before) - LOOK_BACK) else tense


def _is_date(kind: str, match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    if kind == "month":
        return bool(BEFORE_MONTH.search(before)) and not re.match(r"\s[A-Z][a-z]", text[match.end() : match.end() + 3])
    if kind == "year":
        return bool(BEFORE_YEAR.search(before)) and not COUNTED.match(text, match.end())
    if kind == "weekday":
        return len(match[0]) > 5 and not OWNED_OR_NAMED.match(text, match.end())
    if kind == "year_end":
        return bool(match["part"]) != bool(match["end"])
    return kind != "quarter_code" or len(match[0]) > 2 or match[0][0] == "Q"


def _joined(text: str, found: Iterator[tuple[int, int, DateValue]]) -> Iterator[tuple[int, int, DateValue]]:
    """Joins "from A to B" and "between A and B" into one stretch."""
    held: tuple[int, int, DateValue] | None = None
    for start, end, value in found:
        if held:
            opens = RANGE_OPENS.search(text, max(0, held[0] - LOOK_BACK), held[0])
            if opens and RANGE_GOES_ON.fullmatch(text, held[1], start) and held[2].first <= value.last:
                precision = max(held[2].precision, value.precision, key=PRECISIONS.index)
                joined = DateValue(held[2].first, value.last, precision, held[2].year_known and value.year_known)
                yield held[0], end, joined
                held = None
                continue
            yield held
        held = start, end, value
    if held:
        yield held
