"""Resolves date expressions told relative to the day of publication: "last week", "two months ago", "on Monday"."""

from datetime import date, timedelta

from extractors.nlp.annotations import DateValue
from extractors.nlp.dates import calendar
from extractors.nlp.dates.lexicon import date_lexicon
from extractors.nlp.dates.setting import Parts, Setting, side_of
from extractors.nlp.dates.tense import FUTURE


def resolve_ago(parts: Parts, setting: Setting) -> DateValue | None:
    """Days, weeks, months or years before or after publication."""
    if setting.published_on is None:
        return None
    count = date_lexicon().count(parts["count"] or "1") * (-1 if (parts["side"] or "").lower() == "ago" else 1)
    match (parts["unit"] or "").lower():
        case "day":
            return calendar.on_day(setting.published_on + timedelta(days=count))
        case "week":
            return calendar.week_of(setting.published_on + timedelta(weeks=count))
        case "month":
            moment = calendar.shifted(setting.published_on, count)
            return calendar.month(moment.year, moment.month)
    return calendar.year_of(setting.published_on.year + count)


def resolve_weekday(parts: Parts, setting: Setting) -> DateValue | None:
    """The weekday before publication, or after it where the text looks ahead."""
    published = setting.published_on
    if published is None:
        return None
    behind = (published.weekday() - date_lexicon().weekdays[(parts["weekday"] or "").lower()]) % 7
    side = side_of(parts["side"] or "") if parts.get("side") else None
    if side == -1:
        return calendar.on_day(published - timedelta(days=behind or 7))
    if side is not None or setting.tense() == FUTURE:
        return calendar.on_day(published + timedelta(days=7 - behind if behind or side != 0 else 0))
    return calendar.on_day(published - timedelta(days=behind))


def resolve_unit(parts: Parts, setting: Setting) -> DateValue | None:
    """This, the last or the next week, month, quarter, season or year, or a part of it."""
    published = setting.published_on
    if published is None:
        return None
    unit, side = (parts["unit"] or "").lower(), side_of(parts.get("side") or "this")
    part = {"later": None, "earlier": None}.get((parts.get("part") or "").lower(), (parts.get("part") or "").lower())
    if unit in date_lexicon().seasons:
        return _season(unit, side, published)
    match unit:
        case "week":
            value = calendar.week_of(published + timedelta(weeks=side))
        case "weekend":
            saturday = calendar.week_of(published + timedelta(weeks=side)).first + timedelta(days=5)
            value = DateValue(saturday, saturday + timedelta(days=1), "day")
        case "month":
            moment = calendar.shifted(published, side)
            value = calendar.month(moment.year, moment.month)
        case "quarter":
            moment = calendar.shifted(published, 3 * side)
            value = calendar.quarter(moment.year, (moment.month + 2) // 3)
        case _:
            value = calendar.year_of(published.year + side)
    return calendar.part_of(value, part)


def _season(name: str, side: int, published: date) -> DateValue:
    first, count = date_lexicon().seasons[name]
    value = calendar.months(published.year, first, count, "quarter")
    if side < 0 and value.last >= published:
        return calendar.months(published.year - 1, first, count, "quarter")
    if side > 0 and value.first <= published:
        return calendar.months(published.year + 1, first, count, "quarter")
    return value


def resolve_near(parts: Parts, setting: Setting) -> DateValue | None:
    """Yesterday, today, tomorrow and what takes effect at once."""
    if setting.published_on is None:
        return None
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(
        " ".join((parts.get("word") or "").lower().split()), 0
    )
    return calendar.on_day(setting.published_on + timedelta(days=shift))
