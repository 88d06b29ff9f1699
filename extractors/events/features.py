"""Describes an event for the learned judges: what was found, how, and in what surroundings, as named features."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.events.candidates import Candidate
from extractors.events.chain import chain_of
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.nlp.annotations import Entity, Story
from extractors.nlp.reading import block_at

NEAR = 4  # tokens on each side of the trigger
SLOTS = ("company", "person", "counterparty", "role", "predecessor", "reports_to")
PLACES = ((0, "0"), (1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"))
AGES = ((-30, "future"), (-1, "soon"), (3, "now"), (31, "month"), (120, "quarter"), (400, "year"))


def describe(event: Event, places: Places) -> frozenset[str]:
    """The features of an event: its best telling's, and what the others add. Names read `group=value`."""
    features = set(describe_telling(event.best, places))
    tellings = len(event.tellings)
    features.add(f"tellings={min(tellings, 4)}")
    features.add(f"best.score={int(event.best.score * 5)}")
    if any(telling.place == 0 for telling in event.tellings):
        features.add("told.in=title")
    if any(telling.place == 1 for telling in event.tellings):
        features.add("told.in=lead")
    if tellings > 1 and all(telling.is_background for telling in event.tellings):
        features.add("background=all")
    return frozenset(features)


def describe_telling(candidate: Candidate, places: Places) -> Iterator[str]:
    """The features of one telling."""
    kind = candidate.event_type
    word = candidate.trigger.root.lemma_.lower()
    yield "bias"
    yield f"type={kind}"
    yield f"trigger={kind}:{word}"
    assert candidate.hit is not None
    yield f"trigger.pos={kind}:{candidate.hit.trigger.pos}"
    yield f"status={candidate.status}"
    yield f"background.rule={candidate.is_background}"
    yield f"fact={candidate.fact_level}"
    yield f"subtype={candidate.subtype}"
    yield from _slots(candidate, places)
    yield from _grammar(candidate)
    yield from _surroundings(candidate, places)
    yield from _time(candidate, places)


def _slots(candidate: Candidate, places: Places) -> Iterator[str]:
    family = candidate.frame.event_family
    main: Entity | None = places.doc._.main_company
    for slot in SLOTS:
        filler = candidate.slots.get(slot)
        yield f"{slot}={family}:{filler.found_by if filler is not None else 'none'}"
        if filler is not None and filler.entity is not None:
            yield f"{slot}.kind={filler.entity.kind}"
    company = candidate.slots.get("company")
    if company is not None and main is not None:
        yield f"company.is_main={company.value == main.name}:{candidate.event_type}"
    role = candidate.slots.get("role")
    for post in role.posts if role is not None else ():
        yield f"role.code={post.role_code}"
        yield f"role.code={candidate.event_type}:{post.role_code}"
    for term in candidate.terms:
        yield f"term={term}"


def _grammar(candidate: Candidate) -> Iterator[str]:
    chain = chain_of(candidate.head)
    yield f"tense={chain.tense}"
    yield f"dep={candidate.head.dep_}"
    yield f"negated={chain.negated}"
    yield f"infinitive={chain.is_infinitive}"
    for lemma in chain.lemmas[1:3]:
        yield f"governor={lemma}"
    for modal in chain.modals:
        yield f"modal={modal}"
    for modifier in chain.modifiers:
        yield f"modifier={modifier}"


def _surroundings(candidate: Candidate, places: Places) -> Iterator[str]:
    story: Story = places.doc._.story
    block = block_at(story, candidate.trigger.start_char)
    yield f"block={block.kind if block is not None else 'none'}"
    yield f"place={_bucket(candidate.place, PLACES, 'late')}"
    yield f"filing={bool(story.form)}"
    yield f"length={min(len(candidate.sentence) // 12, 5)}"
    names = places.within(places.names, candidate.sentence)
    yield f"names={min(len(names), 6)}"
    doc, start, end = places.doc, candidate.trigger.start, candidate.trigger.end
    for token in doc[max(candidate.sentence.start, start - NEAR) : start]:
        yield from _word("before", token, places)
    for token in doc[end : min(candidate.sentence.end, end + NEAR)]:
        yield from _word("after", token, places)
    for token in candidate.sentence:
        if token.is_alpha and not token.is_stop and token.ent_type_ == "":
            yield f"sentence={token.lemma_.lower()}"


def _word(side: str, token: Token, places: Places) -> Iterator[str]:
    name = places.name_at.get(token.i)
    if name is not None:
        yield f"{side}={name.label_}"
    elif token.i in places.post_at:
        yield f"{side}=POST"
    elif not token.is_space:
        yield f"{side}={token.lower_ if token.is_alpha or token.is_punct else 'other'}"


def _time(candidate: Candidate, places: Places) -> Iterator[str]:
    story: Story = places.doc._.story
    if candidate.when is None:
        yield "age=undated"
    elif story.published_on is None or not candidate.when.year_known:
        yield "age=unknown"
    else:
        days = (story.published_on - candidate.when.last).days
        yield f"age={_bucket(days, AGES, 'older')}"
        yield f"precision={candidate.when.precision}"


def _bucket(number: int, bounds: tuple[tuple[int, str], ...], beyond: str) -> str:
    return next((name for bound, name in bounds if number <= bound), beyond)
