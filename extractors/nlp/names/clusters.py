"""The Entity of each mention, under the fullest name that the document gives, from mentions of the same thing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON, Entity
from extractors.nlp.names.mentions import Mention
from extractors.nlp.names.spelling import key_of_text
from extractors.nlp.names.variants import is_acronym, is_light_rest, is_same_company, is_short_company, is_short_person


@dataclass(frozen=True)
class Named:
    """What a mention was resolved to, with how its spelling relates to the entity's name."""

    entity: Entity
    found_by: str  # name, alias, acronym


@dataclass(frozen=True)
class _Spelling:
    key: str
    first: int
    first_in_body: int
    count: int


NEVER = 1 << 60


def resolve(
    mentions: Iterable[Mention], *, given: Mapping[str, str] | None = None, filer_name: str | None = None
) -> list[Named]:
    """What each mention names, in the order given.

    `given` says of keys in brackets which company's key they stand for; a company that the filer's name fits is
    called as the filer is.
    """
    given, filer_key = given or {}, key_of_text(filer_name or "")
    mentions = list(mentions)
    result: dict[Mention, Named] = {}
    for kind in (COMPANY, PERSON, ORGANISATION):
        own = [mention for mention in mentions if mention.kind == kind]
        heads = _heads(own, _link_person if kind == PERSON else partial(_link_company, given=given))
        result.update(_entities(own, heads, kind, filer_name if kind == COMPANY else None, filer_key))
    return [result[mention] for mention in mentions]


def _heads(mentions: list[Mention], link: Callable[[_Spelling, _Spelling], bool]) -> dict[Mention, str]:
    """The fullest key of each mention: of several that a short one may stand for, the one told last before it."""
    spellings = _spellings(mentions)
    fuller = {
        each.key: [long.key for long in spellings if long.key != each.key and link(each, long)] for each in spellings
    }
    told: dict[str, int] = {}
    heads: dict[Mention, str] = {}
    for mention in mentions:
        options = fuller[mention.key]
        head = mention.key
        if options:
            head = max(options, key=lambda key: (told.get(key, -1), len(key), key))
        heads[mention] = _top(head, fuller)
        told[head] = mention.start
    return heads


def _top(key: str, fuller: dict[str, list[str]]) -> str:
    seen = {key}
    while fuller[key]:
        longest = max(fuller[key], key=lambda each: (len(each), each))
        if longest in seen:
            break
        seen.add(longest)
        key = longest
    return key


def _spellings(mentions: list[Mention]) -> list[_Spelling]:
    first: dict[str, int] = {}
    first_in_body: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(mention.key, mention.start)
        if mention.in_body:
            first_in_body.setdefault(mention.key, mention.start)
    counts = Counter(mention.key for mention in mentions)
    return [_Spelling(key, place, first_in_body.get(key, NEVER), counts[key]) for key, place in first.items()]


def _link_company(short: _Spelling, long: _Spelling, *, given: Mapping[str, str]) -> bool:
    if given.get(long.key) == short.key:
        return False
    if given.get(short.key) == long.key:
        return True
    if is_same_company(short.key, long.key):
        return (len(short.key), short.key) < (len(long.key), long.key)
    if is_acronym(short.key, long.key):
        return True
    if not is_short_company(short.key, long.key):
        return False
    return is_light_rest(short.key, long.key) or long.first_in_body < short.first_in_body


def _link_person(short: _Spelling, long: _Spelling) -> bool:
    if not is_short_person(short.key, long.key):
        return False
    fewer, more = short.key.count(" "), long.key.count(" ")
    return (fewer, len(short.key), short.key) < (more, len(long.key), long.key)


def _entities(
    mentions: list[Mention], heads: dict[Mention, str], kind: str, filer_name: str | None, filer_key: str
) -> dict[Mention, Named]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[heads[mention]].append(mention)
    result: dict[Mention, Named] = {}
    for head, group in groups.items():
        name = _display(head, group)
        if filer_name and (is_same_company(head, filer_key) or is_short_company(head, filer_key)):
            name = filer_name
        aliases = tuple(sorted({mention.text for mention in group} - {name}))
        entity = Entity(kind, name, aliases)
        result.update({mention: Named(entity, _relation(mention.key, head)) for mention in group})
    return result


def _display(head: str, group: list[Mention]) -> str:
    """The head as most often spelled, spellings of running text before those of headlines."""
    spelled = Counter(mention.text for mention in group if mention.key == head and mention.in_body)
    spelled = spelled or Counter(mention.text for mention in group if mention.key == head)
    spelled = spelled or Counter(mention.text for mention in group)
    return max(spelled, key=lambda text: (spelled[text], text))


def _relation(key: str, head: str) -> str:
    if key == head:
        return "name"
    return "acronym" if is_acronym(key, head) else "alias"
