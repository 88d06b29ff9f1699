"""Chooses among the dates of a sentence: when an event takes effect, a dividend's dates, when a deal is to close."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.nlp.annotations import text_of
from extractors.nlp.dates.cues import cue, cue_words

LOOK_BACK, LOOK_AHEAD = 60, 24
ARTICLE = r"\s(?:the\s|about\s|or\sabout\s)?$"
EFFECTIVE = re.compile(rf"\b{cue('effective')}{ARTICLE}", re.IGNORECASE)
NOT_WHEN = re.compile(rf"\b{cue('not_when')}{ARTICLE}", re.IGNORECASE)
PLACED = re.compile(rf"\b{cue('placed')}{ARTICLE}", re.IGNORECASE)
SAID_BEFORE = re.compile(rf"\b{cue('saying')}\s(?:on\s|late\s|early\s|earlier\s)?(?:the\s)?$", re.IGNORECASE)
SAID_AFTER = re.compile(rf",?\s{cue('saying')}\b", re.IGNORECASE)
DATELINE_AFTER = re.compile(r",?\s?(?:[-–—/(@]|[\])]\s?(?:[-–—(/]|$))")
DATELINE_REACH = 90
PERIOD_AFTER = re.compile(rf"\s{cue('period_after')}\b", re.IGNORECASE)
TO_CLOSE = re.compile(
    rf"\b{cue('expected')}\b[^;]{{0,120}}\b{cue('to_close')}\b|\b{cue('to_close')}\b[^;]{{0,80}}\b{cue('expected')}\b",
    re.IGNORECASE,
)
DIVIDEND_CUES = {name: re.compile(rf"\b{cue(name)}\b", re.IGNORECASE) for name in ("ex", "payable", "record")}
# What a date's place in its sentence is worth, for `effective_date`.
TOLD, TOLD_NOW, TOLD_EARLY = 6.0, 0.5, 2.0
OF_TRIGGER, OF_CLAUSE, OF_OTHER, OF_PLACE, OF_SAYING = 3.0, 1.5, -0.5, 1.0, 0.4


@dataclass(frozen=True)
class DividendDates:
    """The spans of a dividend's dates; a span's value stands in `span._.date`."""

    record: Span | None = None
    ex: Span | None = None
    payable: Span | None = None


def effective_date(trigger: Token, dates: Iterable[Span]) -> Span | None:
    """The date, among those of the trigger's sentence, on which what it tells takes effect; its value is span._.date.

    A date behind "effective", "with effect from" or "as of" goes first, then one that the trigger governs, then the
    nearest; the day of an announcement goes last, since it is when the event was announced, and "today" is only said.
    Dates of agreements, births, periods, datelines and "since" are never chosen.
    """
    scored = ((_score(trigger, span), -abs(span.start - trigger.i), -span.start, span) for span in dates)
    best = max((entry for entry in scored if entry[0] > 0), key=lambda entry: entry[:3], default=None)
    return best[3] if best else None


def dividend_dates(dates: Sequence[Span]) -> DividendDates:
    """The record, ex-dividend and payable dates among dates in order of the text, by the last cue before each."""
    found: dict[str, Span] = {}
    for place, span in enumerate(dates):
        begin = max(dates[place - 1].end_char if place else 0, span.start_char - LOOK_BACK)
        before = text_of(span.doc)[begin : span.start_char]
        cues = [(match.end(), name) for name, pattern in DIVIDEND_CUES.items() for match in pattern.finditer(before)]
        if cues:
            found.setdefault(max(cues)[1], span)
    return DividendDates(**found)


def expected_completion(sentence: Span, dates: Iterable[Span]) -> Span | None:
    """The date on which a sentence expects a deal to close: the first behind the words that say so."""
    told = TO_CLOSE.search(sentence.text)
    if not told:
        return None
    begin = sentence.start_char + told.start()
    return next((span for span in dates if begin <= span.start_char < sentence.end_char), None)


def _score(trigger: Token, span: Span) -> float:
    text = text_of(span.doc)
    before = text[max(0, span.start_char - LOOK_BACK) : span.start_char].replace("\n", " ")
    if NOT_WHEN.search(before) or PERIOD_AFTER.match(text, span.end_char, span.end_char + LOOK_AHEAD):
        return 0
    if EFFECTIVE.search(before):
        return 1 + _governed(trigger, span) + (TOLD if span.start > trigger.i - LOOK_AHEAD else TOLD_EARLY)
    if _is_dateline(span):
        return 0
    if _is_of_saying(trigger, span, before):
        return 0 if span.text.lower() == "today" else OF_SAYING
    score = 1 + _governed(trigger, span)
    if span.text.lower().startswith("effective"):  # immediately: the day of the decision, where that is told
        return score + TOLD_NOW
    return score + OF_PLACE * bool(PLACED.search(before))


def _is_of_saying(trigger: Token, span: Span, before: str) -> bool:
    """Whether the date is that of an announcement, not of what is announced."""
    if SAID_BEFORE.search(before) or SAID_AFTER.match(text_of(span.doc), span.end_char, span.end_char + LOOK_AHEAD):
        return True
    verb = next((above for above in span.root.ancestors if above.tag_[:2] == "VB"), None)
    return verb is not None and verb != trigger and verb.lower_ in cue_words("saying")


def _is_dateline(span: Span) -> bool:
    """Whether the date stands in the line of place and date that opens a story."""
    text = text_of(span.doc)
    begin = text.rfind("\n\n", 0, span.start_char) + 1
    return span.start_char - begin < DATELINE_REACH and bool(DATELINE_AFTER.match(text, span.end_char))


def _governed(trigger: Token, span: Span) -> float:
    """How closely the trigger governs the date, where the Doc is parsed; below 0 where another verb does."""
    if not span.doc.has_annotation("DEP"):
        return 0
    for above in span.root.ancestors:
        if above == trigger or (above == trigger.head and trigger.tag_[:2] != "VB"):
            return OF_TRIGGER
        if above.tag_[:2] == "VB":
            return OF_CLAUSE if above.is_ancestor(trigger) or trigger.is_ancestor(above) else OF_OTHER
    return 0
