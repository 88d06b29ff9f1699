"""Patterns of date expressions, tried at anchors only, and the names of their parts.

Months and weekdays are matched as names (capitalised or in capitals), everything else in either case. All repetition is
bounded, and no pattern is searched for over a text: `ANCHOR` finds the few places where one may begin.
"""

import re
from functools import cache

from extractors.nlp.dates.cues import cue
from extractors.nlp.dates.lexicon import date_lexicon

YEAR = r"(?:1[89]\d\d|20\d\d)(?![\d,]\d|\.\d)"
GAP = r"(?:[ \t\u00a0]|\n(?!\n)){1,3}"
RANGE = rf"(?:{GAP}(?:to|through|until|and){GAP}|[ ]?[-–][ ]?)"


def _names(names: tuple[str, ...], group: str) -> str:
    spelled = "|".join(form for name in names for form in (name, name.upper()))
    return rf"(?P<{group}>{spelled})\b(?:(?<=\b[A-Z][A-Za-z]{{2}})\.|(?<=\b[A-Z][A-Za-z]{{3}})\.(?=[ ,]))?"


@cache
def anchor() -> re.Pattern[str]:
    """Where a date expression may begin."""
    lexicon = date_lexicon()
    names = "|".join(form for name in (*lexicon.month_names, *lexicon.weekday_names) for form in (name, name.upper()))
    words = cue("opening")
    return re.compile(rf"(?<![\w$£€])(?:\d|(?:{names})\b|(?i:{words})(?![a-z]))")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of expressions with their patterns, the more telling first."""
    lexicon = date_lexicon()
    month, weekday = _names(lexicon.month_names, "month"), _names(lexicon.weekday_names, "weekday")
    month_to = _names(lexicon.month_names, "month_to")
    number = "|".join(sorted((re.escape(n).replace(r"\ ", GAP) for n in lexicon.numbers), key=len, reverse=True))
    season = "|".join(lexicon.seasons)
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%/]|[,.]\d{3}|\.\d)"
    day_to = r"(?P<day_to>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%/]|,\d{3}|\.\d)"
    year = rf"(?P<year>{YEAR})"
    which_year = rf"(?:(?:of{GAP})?(?P<which>this|last|next|the{GAP}same|the{GAP}following){GAP}year)"
    ordinal, parts = (
        "first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th)",
        "early|late|mid|middle|end|beginning|start",
    )
    counted = "(?:million|billion|mln|bln|percent|pct)"
    part = rf"(?:(?P<part>{parts})(?:{GAP}(?:of|in))?(?:{GAP}|-)(?:the{GAP})?)"
    fiscal = rf"(?:(?:the{GAP})?(?P<fiscal>fiscal|financial|calendar)(?:{GAP}year)?(?:{GAP}(?:ended|ending))?{GAP})"
    head = rf"(?:{weekday},?{GAP}(?:the{GAP})?)?"
    sources = {
        "iso": r"(?P<year>(?:1[89]|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        "numeric": r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1[89]|20)\d\d|\d\d)(?![\d/.%]\d)",
        "month_day": rf"{head}{month}{GAP}{day}(?:{RANGE}(?:{month_to}{GAP})?{day_to}(?!{GAP}{counted}))?"
        rf"(?:,?{GAP}(?:of{GAP})?{year}|,{YEAR}|,?{GAP}{which_year})?",
        "day_month": rf"{head}{day}(?:{RANGE}{day_to})?{GAP}(?:of{GAP})?{month}"
        rf"(?:,?{GAP}{year}|,?{GAP}{which_year})?(?!{GAP}\d)",
        "month_year": rf"(?i:{part})?{month}(?:(?:,?{GAP}|-)(?i:of{GAP})?{year}|,?{GAP}(?i:{which_year}))",
        "part_month": rf"(?i:{part}){month}",
        "which_month": rf"(?i:(?P<side>last|this|next|past|coming){GAP}){month}",
        "month": month,
        "quarter": rf"(?P<ordinal>{ordinal})(?:{GAP}|-)(?:fiscal{GAP}|calendar{GAP})?(?P<unit>quarter|half)\b"
        rf"(?:{GAP}(?:of|in){GAP}(?:the{GAP})?(?:{fiscal})?(?:{year}"
        rf"|(?P<which>this|last|next|the|current|following){GAP}(?:fiscal{GAP}|financial{GAP})?year)"
        rf"|{GAP}(?:fiscal{GAP})?(?P<year_too>{YEAR}))?",
        "quarter_code": rf"(?:(?P<unit>[QH])[ ]?(?P<number>[1-4])|(?P<number_too>[1-4])(?P<unit_too>[QH]))"
        rf"(?:[ ,]{{0,2}}(?:FY|fiscal{GAP})?[ '’]?(?P<year>{YEAR}|\d\d(?!\d)))?\b(?!-)",
        "ago": rf"(?P<count>\d{{1,2}}|{number}){GAP}(?P<unit>day|week|month|year)s?{GAP}(?P<side>ago|from{GAP}now)",
        "which_day": rf"(?P<side>last|this|next|past|coming){GAP}{weekday}",
        "which_unit": rf"(?:(?P<part>later|earlier|{parts})(?:{GAP}(?:of|in))?{GAP})?"
        rf"(?P<side>this|last|next|past|(?:the{GAP})?(?:coming|past|previous|current|following))"
        rf"{GAP}(?:calendar{GAP}|fiscal{GAP}|financial{GAP})?(?P<unit>week|weekend|month|quarter|year|{season})\b(?!-)",
        "part_unit": rf"(?P<part>later|earlier|{parts})(?:{GAP}(?:of|in))?{GAP}the{GAP}"
        r"(?P<unit>year|month|quarter|week)\b(?!-)",
        "year_end": rf"(?P<part>mid|)-?year(?:['’]s)?(?:-|{GAP})?(?P<end>end|)\b(?:{GAP}{year})?",
        "season": rf"(?:{part})?(?P<season>{season}){GAP}(?:of{GAP})?(?:{year}|{which_year})",
        "near": r"(?P<word>yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening)|last\snight)\b",
        "now": rf"(?:effective{GAP}immediately|immediately{GAP}effective|immediate{GAP}effect)\b",
        "decade": r"(?P<year>(?:1[89]|20)\d0)['’]?s\b",
        "fiscal_year": rf"(?:{part})?(?:{fiscal}{year}|FY[ ]?[‘'’]?(?P<short>{YEAR}|\d\d)\b)",
        "part_year": rf"{part}{year}",
        "year": rf"{year}(?![-–/]?\w)|(?P<span>{YEAR})[-–/]\d\d(?!\d)",
        "weekday": weekday,
    }
    named = {
        "month_year",
        "part_month",
        "which_month",
        "month",
        "month_day",
        "day_month",
        "weekday",
        "which_day",
        "quarter_code",
    }
    return tuple((kind, re.compile(text if kind in named else f"(?i:{text})")) for kind, text in sources.items())


# What must stand before a month or a year told alone; "in May" is a date, "may" and "2000 workers" are not.
BEFORE_MONTH = re.compile(rf"\b{cue('before_month')}{GAP}$", re.IGNORECASE)
BEFORE_YEAR = re.compile(rf"(?:\b{cue('before_year')}{GAP}|[(,]{GAP}?|\()$", re.IGNORECASE)
