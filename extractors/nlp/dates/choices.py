"""Chooses among the dates of a sentence: when an event takes effect, a dividend's dates, when a deal is to close."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

LOOK_BACK = 60
EFFECTIVE = re.compile(
    r"(?:effective(?:ly)?(?:\s(?:as\sof|on|from|at|date\sof|date\sis|until))?|with\seffect\s(?:from|on|as\sof)|tak(?:e|es|ing)\seffect(?:\s(?:on|from|in|as\sof))?|took\seffect(?:\s(?:on|from|in))?"
    r"|in\seffect\sfrom|starting(?:\s(?:on|from|in))?|beginning(?:\s(?:on|in))?|commencing(?:\s(?:on|in))?|as\sof|as\sfrom|start\sdate\sof)\s(?:the\s|about\s|or\sabout\s)?$",
    re.IGNORECASE,
)
NOT_WHEN = re.compile(
    r"(?:since(?:\s(?:at\sleast|early|late|mid))?|dated(?:\s(?:as\sof|on))?|born(?:\s(?:in|on))?|ended|ending|through|fiscal(?:\syear)?|compared\s(?:to|with)|reported\son|until|prior\sto|of\srecord\s(?:on|as\sof)|expires?(?:\s(?:on|in|at))?|expiring\s(?:in|on|at))\s(?:the\s)?$",
    re.IGNORECASE,
)
PLACED = re.compile(r"\b(?:on|in|by|at|this|from|for)\s(?:the\s|about\s|or\sabout\s|late\s|early\s)?$", re.IGNORECASE)
CALLED = re.compile(
    r"\b(?:said|says|announced|announces|reported|told|disclosed|according|statement|release|filing)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
TO_CLOSE = re.compile(
    r"\b(?:expect(?:s|ed)?|anticipat(?:e|es|ed)|schedul(?:e|ed)|target(?:s|ed)|likely|due|slated|plans?|aims?|will|subject\sto)\b[^;]{0,120}\b(?:clos(?:e|es|ed|ing)|complet(?:e|ed|ion)|consummat(?:e|ed|ion)|finali[sz](?:e|ed)|conclud(?:e|ed))\b"
    r"|\b(?:clos(?:e|ing)|complet(?:ed?|ion)|consummation)\b[^;]{0,80}\b(?:expect(?:s|ed)?|anticipat(?:es|ed)|scheduled|targeted|due|slated)\b",
    re.IGNORECASE,
)
DIVIDEND_CUES = {
    "ex": re.compile(r"\bex[- ](?:dividend|date|div)\b", re.IGNORECASE),
    "payable": re.compile(
        r"\b(?:payable|paid|pay|payment\sdate|pays|payout|distribut(?:ed|ion\sdate)|distribution)\b", re.IGNORECASE
    ),
    "record": re.compile(r"\b(?:of\srecord|record\sdate|record|holders\son|registered)\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class DividendDates:
    """The spans of a dividend's dates; a span's value stands in `span._.date`."""

    record: Span | None = None
    ex: Span | None = None
    payable: Span | None = None


def effective_date(trigger: Token, dates: Iterable[Span]) -> Span | None:
    """The date, among those of the trigger's sentence, on which what the trigger tells takes effect; its value is span._.date.

    A date behind "effective", "with effect from" or "as of" goes first, then one that the trigger governs, then the nearest.
    Dates of agreements, births, periods and "since" are never chosen; that of a saying only where there is no other.
    """
    scored = [
        (score, -abs(span.start - trigger.i), -span.start, span)
        for span in dates
        if (score := _score(trigger, span)) > 0
    ]
    return max(scored, key=lambda entry: entry[:3])[3] if scored else None


def dividend_dates(dates: Sequence[Span]) -> DividendDates:
    """The record, ex-dividend and payable dates among dates in order of the text, by the last cue before each."""
    found: dict[str, Span] = {}
    for place, span in enumerate(dates):
        begin = max(dates[place - 1].end_char if place else 0, span.start_char - LOOK_BACK)
        before = span.doc.text[begin : span.start_char]
        cues = [(match.end(), name) for name, cue in DIVIDEND_CUES.items() for match in cue.finditer(before)]
        if cues and max(cues)[1] not in found:
            found[max(cues)[1]] = span
    return DividendDates(**found)


def expected_completion(sentence: Span, dates: Iterable[Span]) -> Span | None:
    """The date on which a sentence expects a deal to close: the first behind the words that say so."""
    told = TO_CLOSE.search(sentence.text)
    if not told:
        return None
    inside = [span for span in dates if sentence.start <= span.start < sentence.end]
    behind = [span for span in inside if span.start_char >= sentence.start_char + told.start()]
    return behind[0] if behind else None


def _score(trigger: Token, span: Span) -> float:
    before = span.doc.text[max(0, span.start_char - LOOK_BACK) : span.start_char].replace("\n", " ")
    if NOT_WHEN.search(before) or _is_period(span):
        return 0
    score = 1.0
    if span.text.lower().startswith("effective"):
        score += 6
    elif EFFECTIVE.search(before):
        score += 6 if span.start > trigger.i - 30 else 2
    elif PLACED.search(before):
        score += 1
    if CALLED.search(before):
        score -= 0.7
    return score + _governed(trigger, span)


def _governed(trigger: Token, span: Span) -> float:
    """How closely the trigger governs the date, where the Doc is parsed; below 0 where another verb does."""
    if not span.doc.has_annotation("DEP"):
        return 0
    for above in span.root.ancestors:
        if above == trigger or above == trigger.head:
            return 3
        if above.pos_ == "VERB" or above.tag_[:2] == "VB":
            return 1.5 if above.is_ancestor(trigger) or trigger.is_ancestor(above) else -0.5
    return 0


def _is_period(span: Span) -> bool:
    following = span.doc.text[span.end_char : span.end_char + 24].lower()
    return bool(
        re.match(
            r"\s(?:results|earnings|revenue|sales|net|profit|dividend|fiscal|employment|merger\sagreement|credit|annual\sreport|agreement)",
            following,
        )
    )
