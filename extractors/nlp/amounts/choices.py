"""Chooses among the amounts of a sentence by purpose: a deal's value, a price a share, a stake, a ratio, a head-count."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from extractors.nlp.annotations import AMOUNTS

BEHIND, AHEAD = 48, 40
WORTH = re.compile(
    r"\b(?:worth|valued?(?:\s\w+){0,3}\sat|values?|for|price\sof|priced\sat|deal|bid|offer|paid|pay|pays|paying|consideration|transaction\svalue|total(?:ing)?(?:\sof)?|rais(?:e|es|ed|ing)|proceeds|buy(?:ing)?|sell(?:ing)?|sold|bought|acquired?|purchase|"
    r"repurchase|amount|principal|invest(?:s|ed|ing|ment)?|spend|offering\sof|sale\sof)\b[^.;$£€]{0,30}$",
    re.IGNORECASE,
)
DEAL_AFTER = re.compile(
    r"^[- ]?(?:\s?\([^)]{1,20}\))?[ ,]?(?:[\w’'-]+\s){0,4}?(?:deal|bid|takeover|take-over|acquisition|offer|merger|buyout|buy-out|purchase|sale|transaction|offering|IPO|flotation|investment|stake|buyback|buy-back|repurchase|cash|stock|shares|notes|bonds|debentures|loan|private\splacement|program(?:me)?)\b",
    re.IGNORECASE,
)
OTHER_MATTER = re.compile(
    r"\b(?:revenues?|sales|turnover|profits?|earnings|income|loss(?:es)?|savings|synerg\w+|costs?|charges?|fine|capitali[sz]ation|backlog|budget|salary|bonus|paid\shim|assets|debts?|EBITDA|damages|compensation|from|than|with|expenses|liabilities|under\smanagement)\b(?:\s[\w’'-]+){0,4}\s$",
    re.IGNORECASE,
)
OTHER_AFTER = re.compile(
    r"^\s?(?:\([^)]{1,20}\)\s)?(?:(?:in|of)\s(?:[\w-]+\s){0,2}(?:revenues?|sales|turnover|profits?|earnings|income|savings|synerg\w+|costs?|assets|debts?|losses|damages|fees)|a\syear|annual(?:ly)?|per\s(?:year|month|annum)|loss|profit|charge|fine|fee|lawsuit|break-?up|termination|debt|company\b)",
    re.IGNORECASE,
)
STAKE_AFTER = re.compile(
    r"^\s?(?:\([^)]{1,40}\)\s)?(?:of\s(?:the\s|its\s|their\s|all\s)?)?(?:[\w’'.&-]+\s){0,5}?(?:stake|interest|shareholding|holding|share|shares|equity|ownership|owned|outstanding|voting|stock|capital|company|joint\sventure|of)\b",
    re.IGNORECASE,
)
STAKE_BEFORE = re.compile(
    r"\b(?:stake|interest|holdings?|shareholding|owns?|owned|holds?|held|control(?:s|led|ling)?|ownership|acquired?|buy|bought|sold|sell|equity|shares)\b[^.;%]{0,44}$",
    re.IGNORECASE,
)
NOT_STAKE_BEFORE = re.compile(
    r"\b(?:premium|discount|up|down|rose|fell|rise|fall|increase[ds]?|decrease[ds]?|gain(?:ed)?|drop(?:ped)?|grew|growth|margin|yield|coupon|rate|tax|by)\b(?:\s\w+){0,2}\s$",
    re.IGNORECASE,
)
NOT_STAKE_AFTER = re.compile(
    r"^\s?(?:premium|discount|rise|fall|increase|decrease|jump|drop|convertible|senior|notes|bonds|debentures|per\s(?:annum|year)|coupon|of\s(?:its|the|their)\s(?:[\w-]+\s){0,2}(?:staff|workforce|employees|jobs|revenue|sales|workers|headcount))",
    re.IGNORECASE,
)
STAFF = re.compile(
    r"^\s?(?:\([^)]{1,20}\)\s)?(?:of\s(?:its|the|their|our|all)?\s?(?:[\w’'-]+\s){0,4}?(?:staff|workforce|employees|jobs|workers|headcount|personnel)|(?:cut|reduction)s?\sin\s(?:[\w’'-]+\s){0,3}(?:staff|workforce|headcount)|(?:workforce|staff|headcount|job)\s(?:reduction|cut))",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\b(?:cut|cuts|cutting|axe|axed|axing|shed|shedding|lay|laid|laying|los[ei]\w*|lost|eliminat\w+|reduc\w+|redundan\w+|dismiss\w*|fir(?:e|ed|ing)|slash\w*|sack\w*|jobless|let\sgo|layoffs?)\b",
    re.IGNORECASE,
)
WHOLE_STAFF = re.compile(
    r"\b(?:of|employs|employing|has|from|total\sof|workforce\sof|than)\s(?:(?:its|the|about|some|around|more|than|over|total)\s){0,4}$",
    re.IGNORECASE,
)
DIVIDEND = re.compile(r"\b(?:dividends?|divs?|payout|distributions?)\b", re.IGNORECASE)
CASH = re.compile(
    r"\b(?:in\scash|all[- ]cash|cash\s(?:deal|offer|bid|consideration|transaction|payment|tender|purchase|merger)|cash)\b",
    re.IGNORECASE,
)
SHARES_PAID = re.compile(
    r"\b(?:all[- ](?:stock|share|paper)|(?:stock|share)[- ](?:swap|for[- ](?:stock|share))|in\s(?:stock|shares|paper)|exchange\sof\s(?:stock|shares)|(?:stock|share)\s(?:deal|consideration|transaction|exchange)|and\s(?:stock|shares)|(?:new|common|ordinary)\sshares\sof)\b",
    re.IGNORECASE,
)
CASH_ASIDE = re.compile(r"\bcash\s(?:flow|balance|position|dividend|and\scash\sequivalents|reserves)\b", re.IGNORECASE)


def amounts_in(sentence: Span, kind: str) -> Iterator[Span]:
    """The amounts of a kind (MONEY, PERCENT, RATIO, HEADCOUNT, SHARES) inside a sentence."""
    return (
        span
        for span in sentence.doc.spans.get(AMOUNTS, ())
        if span.label_ == kind and sentence.start <= span.start < sentence.end
    )


def deal_value(sentence: Span) -> Span | None:
    """The money a deal, an offering or a buyback is worth: never a price a share, nor sales, profits, debts and the like."""
    scored = [
        (_worth(span), -span.start, span) for span in amounts_in(sentence, "MONEY") if not span._.amount.is_per_share
    ]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > 0 else None


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
    small = [span for span in amounts_in(sentence, "MONEY") if (span._.amount.value or 1e9) < 100]
    return next(
        (span for span in small if span.start_char >= sentence.start_char + word.end()), small[0] if small else None
    )


def stake(sentence: Span) -> Span | None:
    """The share of a company that is bought, sold or held: after the deal where the sentence tells both."""
    scored = [(score, -span.start, span) for span in amounts_in(sentence, "PERCENT") if (score := _stake(span)) > 0]
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def ratio(sentence: Span) -> Span | None:
    """The first ratio of new to old shares."""
    return next(amounts_in(sentence, "RATIO"), None)


def share_count(sentence: Span) -> Span | None:
    """The first count of shares."""
    return next(amounts_in(sentence, "SHARES"), None)


def headcount(sentence: Span) -> Span | None:
    """How many jobs are cut, rather than how many there are."""
    scored = [(_cut(span, sentence), -span.start, span) for span in amounts_in(sentence, "HEADCOUNT")]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] >= 0 else None


def percent_of_staff(sentence: Span) -> Span | None:
    """Which part of the staff is cut."""
    return next((span for span in amounts_in(sentence, "PERCENT") if STAFF.match(_after(span))), None)


def value_kind(sentence: Span, value: Span) -> str:
    """What a deal's value covers: enterprise, equity, up_to or not_stated."""
    text = sentence.text.lower()
    if "enterprise value" in text or re.search(r"(?:includ|assum)\w+(?:\s\w+){0,3}\sdebt", text):
        return "enterprise"
    if "equity value" in text or re.search(r"values?\sthe\s(?:company’s|company's)?\s?equity", text):
        return "equity"
    return "up_to" if value._.amount.is_up_to else "not_stated"


def consideration(sentence: Span) -> str | None:
    """How a deal is paid: cash, shares or mixed; None where the sentence does not tell."""
    text = CASH_ASIDE.sub("", sentence.text)
    in_cash, in_shares = bool(CASH.search(text)), bool(SHARES_PAID.search(text))
    if in_cash and in_shares:
        return "mixed"
    return "cash" if in_cash else "shares" if in_shares else None


def _before(span: Span) -> str:
    begin = max(span.sent.start_char if span.doc.has_annotation("SENT_START") else 0, span.start_char - BEHIND)
    return span.doc.text[begin : span.start_char]


def _after(span: Span) -> str:
    return span.doc.text[span.end_char : span.end_char + AHEAD].split("\n\n")[0]


def _worth(span: Span) -> float:
    before, after = _before(span), _after(span)
    score = 0.5 + 2 * bool(WORTH.search(before)) + 2 * bool(DEAL_AFTER.match(after))
    score -= 2 * bool(OTHER_MATTER.search(before)) + 3 * bool(OTHER_AFTER.match(after))
    return score - 0.4 * bool(re.search(r"[(]\s?$", before))


def _stake(span: Span) -> float:
    before, after = _before(span), _after(span)
    if STAFF.match(after) or NOT_STAKE_AFTER.match(after):
        return 0
    score = (
        2.0 * bool(STAKE_AFTER.match(after))
        + 1.5 * bool(STAKE_BEFORE.search(before))
        + 0.6 * bool(re.search(r"\bto\s(?:about\s)?$", before))
    )
    return score - 2 * bool(NOT_STAKE_BEFORE.search(before)) - 1 * bool(re.search(r"\bfrom\s(?:about\s)?$", before))


def _cut(span: Span, sentence: Span) -> float:
    score = 0.0 if span.text[:1].isdigit() else -0.5
    near = span.doc.text[
        max(sentence.start_char, span.start_char - BEHIND) : min(sentence.end_char, span.end_char + AHEAD)
    ]
    if CUT.search(near):
        score += 1
    return score - 0.8 * bool(WHOLE_STAFF.search(_before(span)))
