"""Chooses for each person of a leadership change the post that is meant: the one taken, or the one left."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.events.catalogue import read_lexicons
from extractors.events.enumerations import gapped_behind, listed_with
from extractors.events.fillers import Filler, entity_filler, span_filler, weaker
from extractors.events.slots import Search, slot_sources
from extractors.nlp.annotations import PERSON, Post

LISTED = 0.95  # how much less sure a person is who is only told in one list with the one that the trigger governs
TITLE_GAP = 3  # tokens between a name and the title that belongs to it (", the new")
FORMER_REACH = 4  # words before a post that say whose and when it is
FORMER = frozenset({"former", "formerly", "previously", "ex", "then", "served"})
PRESENT = frozenset({"current", "currently", "late", "retired", "outgoing", "presently", "remains"})
LEAVING = frozenset({"from"})  # "promoted from vice president to president"
CLAUSE_ENDS = frozenset({",", ";", "to", "as", "and", "by"})
NEW = frozenset({"new", "incoming", "next", "first"})
BOARD_SEATS = {
    "board": "board director",
    "boards": "board director",
    "board of directors": "board director",
    "member of the board": "board director",
    "member of our board": "board director",
    "member of its board": "board director",
    "directors": "director",
    "independent directors": "independent director",
}
PLURALS = frozenset({"partners", "principals", "presidents", "managers", "directors", "officers", "heads", "members"})
LEADING = frozenset({"lead", "head", "run", "oversee", "manage"})


@dataclass(frozen=True)
class Pairing:
    """The post found for one person, or for nobody named."""

    person: Filler | None
    role: Filler | None


def pair_posts(search: Search, people: list[Filler], *, others: frozenset[str] = frozenset()) -> list[Pairing]:
    """A post for each person, in order; one post told of several people is each one's.

    Whoever is told in one list with a person is added, but for those who fill another slot (`others`, by name).
    """
    people = _with_listed(search, people, others)
    direction = search.hit.frame.direction
    posts = [
        post
        for post in search.places.within(search.places.posts, search.sentence)
        if not _is_former(post, is_taken=direction == "in")
    ]
    if not people:
        return [Pairing(None, _post_of(search, posts))]
    if len(people) == 1:
        return [Pairing(people[0], _post_of(search, posts, person=people[0]))]
    own = [_next_post(search, posts, person, people) for person in people]
    shared = _post_of(search, posts)
    return [Pairing(person, role or shared) for person, role in zip(people, own, strict=True)]


def _with_listed(search: Search, people: list[Filler], others: frozenset[str]) -> list[Filler]:
    found = {person.value: person for person in people}
    for person in people:
        name = _span_of(person, search)
        if name is None:
            continue
        listed = listed_with(name, search.hit.span, search.places)
        if name.end <= search.hit.span.start:
            listed += gapped_behind(search.hit.span, search.places)
        for span in listed:
            if span._.entity.name not in others:
                found.setdefault(
                    span._.entity.name,
                    weaker(entity_filler("person", span, person.found_by, score=person.score), LISTED),
                )
    return sorted(found.values(), key=lambda person: person.start)


def _post_of(search: Search, posts: list[Span], *, person: Filler | None = None) -> Filler | None:
    """The post of a single change: by grammar, then beside the person, then the nearest on the likelier side."""
    led = _led_unit(search)
    if led is not None:
        return led
    for source in slot_sources(search.hit).get("role", []):
        if source == "adjacent":
            found = _adjacent(posts, person, search, is_new=search.hit.frame.direction == "in")
            found_by = "pattern"
        elif source in {"after", "before"}:
            found, found_by = _on_side(posts, search.hit.span, source), "nearest"
        else:
            found = _by_argument(search.arguments.get(source, []), posts)
            found_by = "governor" if source.startswith("governor") else "parse"
        if found is not None:
            return _role(found, found_by)
    return None


def _led_unit(search: Search) -> Filler | None:
    """The post of somebody who is told to lead a unit: its head ("will lead the public cloud division")."""
    if search.hit.head.lemma_.lower() not in LEADING:
        return None
    units = frozenset(read_lexicons()["unit_words"]) | {"team", "group", "department"}
    for noun in search.arguments.get("object", []):
        if noun.lemma_.lower() in units and noun.i > search.hit.head.i:
            words = [token for token in noun.lefts if token.dep_ in {"compound", "amod", "nmod"} and token.i < noun.i]
            span = noun.doc[min([noun.i, *(token.left_edge.i for token in words)]) : noun.i + 1]
            post = Post(title=f"head of {span.text}", role_code="DIVISION_HEAD", unit=span.text)
            return span_filler("role", span, post.title, "parse", posts=(post,))
    return None


def _by_argument(heads: list[Token], posts: list[Span]) -> Span | None:
    for head in heads:
        for post in posts:
            if post.start <= head.i < post.end:
                return post
        below = {token.i for token in head.subtree}
        for post in posts:
            if post.root.i in below and abs(post.root.i - head.i) <= 8:
                return post
    return None


def _adjacent(posts: list[Span], person: Filler | None, search: Search, *, is_new: bool) -> Span | None:
    """A title right before or after the name; before it counts as the post taken only if it is called new."""
    name = _span_of(person, search)
    if name is None:
        return None
    for post in posts:
        if 0 <= post.start - name.end <= TITLE_GAP:
            return post
    for post in posts:
        if 0 <= name.start - post.end <= 1:
            leading = {token.lower_ for token in search.places.doc[max(0, post.start - 2) : post.end]}
            if not is_new or leading & NEW:
                return post
    return None


def _on_side(posts: list[Span], trigger: Span, side: str) -> Span | None:
    if side == "after":
        return next((post for post in posts if post.start >= trigger.end), None)
    return next((post for post in reversed(posts) if post.end <= trigger.start), None)


def _next_post(search: Search, posts: list[Span], person: Filler, people: list[Filler]) -> Filler | None:
    """In a list ("A as X and B as Y"), the post between this name and the next."""
    name = _span_of(person, search)
    if name is None:
        return None
    others = [_span_of(other, search) for other in people]
    limit = min(
        (span.start for span in others if span is not None and span.start > name.start), default=search.sentence.end
    )
    for post in posts:
        if name.end <= post.start < limit:
            return _role(post, "pattern")
    return None


def _span_of(person: Filler | None, search: Search) -> Span | None:
    if person is None or person.start < 0:
        return None
    for span in search.places.names:
        if span.start_char == person.start and span.label_ == PERSON:
            found: Span = span
            return found
    return None


def _is_former(post: Span, *, is_taken: bool) -> bool:
    """A post told as one held before ("previously CFO of Beta"); of a post that is taken, also one held until now."""
    leading = [token.lower_ for token in post.doc[max(post.sent.start, post.start - FORMER_REACH) : post.start]]
    cut = max((place + 1 for place, word in enumerate(leading) if word in CLAUSE_ENDS), default=0)
    words = set(leading[cut:])
    if words & FORMER or (bool(post._.posts) and all(single.is_former for single in post._.posts)):
        return True
    return is_taken and bool(words & PRESENT or words >= {"until", "now"} or words & LEAVING)


def _role(post: Span, found_by: str) -> Filler:
    """The title as told; a bare board is a seat on it, and of several directors each is one."""
    title = BOARD_SEATS.get(post.text.lower()) or _of_one(post)
    return span_filler("role", post, title, found_by, posts=post._.posts or ())


def _of_one(post: Span) -> str:
    """A title told of several ("as partners in its Berlin office") as each one holds it."""
    title = post.text
    for token in post:
        if token.pos_ == "ADP":
            break
        if token.tag_ == "NNS" and token.lower_ in PLURALS:
            place = token.idx - post.start_char
            title = title[:place] + token.text[:-1] + title[place + len(token) :]
            break
    return title
