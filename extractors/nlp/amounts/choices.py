"""Chooses among the amounts of a sentence by purpose: deal value, price a share, stake, ratio, head-count."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from extractors.nlp.amounts.cues import cue
from extractors.nlp.annotations import AMOUNTS, text_of

BEHIND, AHEAD = 48, 40
NOTE = r"(?:\s?\([^)]{1,40}\))?"  # a sum in another currency, or a defined term
WORDS = r"(?:[\w’'.&-]+\s)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


WORTH = _pattern(rf"\b{cue('deal_before')}\b[^.;$£€]{{0,30}}$")
DEAL_AFTER = _pattern(rf"{NOTE}[- ,]{{0,2}}{WORDS}{{0,4}}?{cue('deal_after')}\b")
OTHER_BEFORE = _pattern(rf"\b{cue('other_before')}\b(?:\s[\w’'-]+){{0,4}}\s$")
OTHER_AFTER = _pattern(
    rf"{NOTE}[\s-]?(?:(?:in|of)\s{WORDS}{{0,2}}{cue('other_after')}|{cue('other_after_alone')})(?!\w|\spaid)"
)
STAKE_AFTER = _pattern(rf"{NOTE}\s(?:of\s)?{WORDS}{{0,5}}?{cue('stake_after')}\b")
STAKE_BEFORE = _pattern(rf"\b{cue('stake_before')}\b[^.;%]{{0,44}}$")
NOT_STAKE_BEFORE = _pattern(rf"\b{cue('not_stake_before')}\s(?:{cue('before_number')}\s)?$")
OPTION_BEFORE = _pattern(rf"\b{cue('option_before')}\b[^.;]{{0,40}}$")
NOT_STAKE_AFTER = _pattern(rf"{NOTE}\s{cue('not_stake_after')}\b")
STAFF = _pattern(
    rf"{NOTE}\s(?:of\s{WORDS}{{0,6}}?{cue('staff')}|(?:cut|reduction)s?\s(?:in|of|to)\s{WORDS}{{0,4}}{cue('staff')}"
    rf"|{WORDS}{{0,2}}(?:{cue('staff')}|job)\s(?:reduction|cut))"
)
CUT = _pattern(rf"\b{cue('cut')}\b")
WHOLE_STAFF = _pattern(
    rf"\b(?:of|employs|employing|has|from|workforce\sof|staff\sof|than)\s(?:(?:its|the|their|{cue('before_number')})\s){{0,3}}$"
)
DIVIDEND = _pattern(rf"\b{cue('dividend')}\b")
CASH, NOT_CASH = _pattern(rf"\b{cue('cash')}\b"), _pattern(rf"\b{cue('not_cash')}\b")
PAID_IN_SHARES = _pattern(rf"(?<!\w){cue('paid_in_shares')}\b")
ENTERPRISE, EQUITY = _pattern(cue("enterprise")), _pattern(cue("equity"))
AFTER_THE_DEAL, BEFORE_THE_DEAL = _pattern(r"\bto\s(?:about\s)?$"), _pattern(r"\bfrom\s(?:about\s)?$")
LARGEST_DIVIDEND = 100


def amounts_in(sentence: Span, kind: str) -> Iterator[Span]:
    """The amounts of a kind (MONEY, PERCENT, RATIO, HEADCOUNT, SHARES) inside a sentence."""
    spans = sentence.doc.spans.get(AMOUNTS, ())
    return (span for span in spans if span.label_ == kind and sentence.start <= span.start < sentence.end)


def deal_value(sentence: Span) -> Span | None:
    """The money a deal, an offering or a buyback is worth; no price a share, sales, profits, debts and the like."""
    sums = (span for span in amounts_in(sentence, "MONEY") if not span._.amount.is_per_share)
    return _best((_worth(span), span) for span in sums)


def per_share(sentence: Span) -> Span | None:
    """The first price or payment a share."""
    return next((span for span in amounts_in(sentence, "MONEY") if span._.amount.is_per_share), None)


def dividend_per_share(sentence: Span) -> Span | None:
    """What a dividend pays a share: told as such, or the first small sum behind the word dividend."""
    if told := per_share(sentence):
        return told
    word = DIVIDEND.search(sentence.text)
    if not word:
        return None
    small = [s for s in amounts_in(sentence, "MONEY") if (s._.amount.value or LARGEST_DIVIDEND) < LARGEST_DIVIDEND]
    behind = (span for span in small if span.start_char >= sentence.start_char + word.end())
    return next(behind, small[0] if small else None)


def stake(sentence: Span) -> Span | None:
    """The share of a company that is bought, sold or held: after the deal where the sentence tells both."""
    return _best((_stake(span), span) for span in amounts_in(sentence, "PERCENT"))


def ratio(sentence: Span) -> Span | None:
    """The first ratio of new to old shares."""
    return next(amounts_in(sentence, "RATIO"), None)


def share_count(sentence: Span) -> Span | None:
    """The first count of shares."""
    return next(amounts_in(sentence, "SHARES"), None)


def headcount(sentence: Span) -> Span | None:
    """How many jobs are cut, rather than how many there are."""
    return _best((1 + _cut(span, sentence), span) for span in amounts_in(sentence, "HEADCOUNT"))


def percent_of_staff(sentence: Span) -> Span | None:
    """Which part of the staff is cut."""
    return next((span for span in amounts_in(sentence, "PERCENT") if STAFF.match(_after(span))), None)


def value_kind(sentence: Span, value: Span) -> str:
    """What a deal's value covers: enterprise, equity, up_to or not_stated."""
    if ENTERPRISE.search(sentence.text):
        return "enterprise"
    if EQUITY.search(sentence.text):
        return "equity"
    return "up_to" if value._.amount.is_up_to else "not_stated"


def consideration(sentence: Span) -> str | None:
    """How a deal is paid: cash, shares or mixed; None where the sentence does not tell."""
    text = NOT_CASH.sub("", sentence.text)
    in_cash, in_shares = bool(CASH.search(text)), bool(PAID_IN_SHARES.search(text))
    if in_cash and in_shares:
        return "mixed"
    return "cash" if in_cash else "shares" if in_shares else None


def _best(scored: Iterator[tuple[float, Span]]) -> Span | None:
    """The span with the highest score above nought, the first of equals."""
    best = max(scored, key=lambda entry: (entry[0], -entry[1].start), default=None)
    return best[1] if best and best[0] > 0 else None


def _before(span: Span) -> str:
    sentence_start = span.sent.start_char if span.doc.has_annotation("SENT_START") else 0
    return text_of(span.doc)[max(sentence_start, span.start_char - BEHIND) : span.start_char]


def _after(span: Span) -> str:
    return text_of(span.doc)[span.end_char : span.end_char + AHEAD].split("\n\n")[0]


def _worth(span: Span) -> float:
    before, after = _before(span), _after(span)
    score = 0.5 + 2 * bool(WORTH.search(before)) + 2 * bool(DEAL_AFTER.match(after))
    score -= 2 * bool(OTHER_BEFORE.search(before)) + 3 * bool(OTHER_AFTER.match(after))
    return score - 0.4 * before.rstrip().endswith("(")


def _stake(span: Span) -> float:
    before, after = _before(span), _after(span)
    if STAFF.match(after) or NOT_STAKE_AFTER.match(after):
        return 0
    score = 2 * bool(STAKE_AFTER.match(after)) + 1.5 * bool(STAKE_BEFORE.search(before))
    score += 0.6 * bool(AFTER_THE_DEAL.search(before)) - bool(BEFORE_THE_DEAL.search(before))
    score -= 1.6 * bool(OPTION_BEFORE.search(before))
    return score - 2 * bool(NOT_STAKE_BEFORE.search(before))


def _cut(span: Span, sentence: Span) -> float:
    score = 0.0 if span.text[:1].isdigit() else -0.5
    first, last = max(sentence.start_char, span.start_char - BEHIND), min(sentence.end_char, span.end_char + AHEAD)
    if CUT.search(text_of(span.doc)[first:last]):
        score += 1
    return score - 0.8 * bool(WHOLE_STAFF.search(_before(span)))
