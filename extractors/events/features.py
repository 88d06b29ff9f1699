"""Describes an event for the learned judges: what was found, how, and in what surroundings, as named features."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.events.candidates import Candidate
from extractors.events.chain import Chain, chain_of
from extractors.events.merging import Event
from extractors.events.places import Places
from extractors.events.thoughts import thoughts
from extractors.nlp.annotations import Entity, Story
from extractors.nlp.reading import block_at

NEAR = 4  # tokens on each side of the trigger
SLOTS = ("company", "person", "counterparty", "role", "predecessor", "reports_to")
PLACES = ((0, "0"), (1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"))
COUNTS = ((1, "1"), (2, "2"), (4, "3-4"), (9, "5-9"))
GAPS = ((15, "15"), (40, "40"), (80, "80"), (150, "150"))  # code points
AGES = ((-30, "future"), (-1, "soon"), (3, "now"), (31, "month"), (120, "quarter"), (400, "year"))


def describe(event: Event, places: Places) -> frozenset[str]:
    """The features of an event: its best telling's, and what the others add. Names read `group=value`."""
    chain = chain_of(event.best.head)
    features = set(_telling(event.best, chain, places))
    tellings = len(event.tellings)
    features.add(f"tellings={min(tellings, 4)}")
    features.add(f"best.score={int(event.best.score * 5)}")
    if any(telling.place == 0 for telling in event.tellings):
        features.add("told.in=title")
    if any(telling.place == 1 for telling in event.tellings):
        features.add("told.in=lead")
    if tellings > 1 and all(telling.is_background for telling in event.tellings):
        features.add("background=all")
    features.update(_pairs(event.best, chain))
    features.update(_document(event.best, places))
    features.update(thoughts(event))
    return frozenset(features)


def _pairs(best: Candidate, chain: Chain) -> Iterator[str]:
    """What says more together than each by itself."""
    kind, word = best.event_type, best.trigger.root.lemma_.lower()
    yield f"type.status={kind}:{best.status}"
    yield f"type.background={kind}:{best.is_background}"
    yield f"type.tense={kind}:{chain.tense}"
    yield f"trigger.dep={word}:{best.head.dep_}"
    company, other = best.slots.get("company"), best.slots.get("counterparty")
    yield f"type.company={kind}:{company.found_by if company is not None else 'none'}"
    yield f"type.other={kind}:{other.found_by if other is not None else 'none'}"
    role = best.slots.get("role")
    yield f"trigger.role={word}:{role.found_by if role is not None else 'none'}"
    if len(chain.lemmas) > 1:
        yield f"trigger.governor={word}:{chain.lemmas[1]}"


def _document(best: Candidate, places: Places) -> Iterator[str]:
    """How the event sits in its document: how often its names are told, and in what kind of text."""
    story: Story = places.doc._.story
    title = (story.title or "").lower()
    for slot in ("company", "counterparty", "person"):
        filler = best.slots.get(slot)
        if filler is None or filler.entity is None:
            continue
        entity = filler.entity
        yield f"{slot}.told={_bucket(places.mentions[entity], COUNTS, 'often')}"
        forms = (entity.name, *entity.aliases)
        yield f"{slot}.in.title={any(form.split()[0].lower() in title for form in forms)}"
        if filler.start >= 0:
            gap = abs(filler.start - best.trigger.start_char)
            yield f"{slot}.gap={_bucket(gap, GAPS, 'far')}:{filler.start > best.trigger.start_char}"
    yield f"trigger.in.title={best.trigger.root.lemma_.lower() in title}:{best.frame.event_family}"
    between = places.doc.text[best.sentence.start_char : best.trigger.start_char]
    yield f"quoted={(between.count(chr(34)) + between.count('“') + between.count('”')) % 2 == 1}"
    yield f"style={places.style}"
    yield f"style.type={places.style}:{best.event_type}"


def _telling(candidate: Candidate, chain: Chain, places: Places) -> Iterator[str]:
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
    yield from _grammar(candidate, chain)
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
    other = candidate.slots.get("counterparty")
    if other is not None and other.start >= 0:
        yield f"counterparty.counted={candidate.event_type}:{_is_counted(other.start, places)}"


def _is_counted(start: int, places: Places) -> bool:
    """Whether a number stands before a name in its phrase, as before goods ("15 Airbus jets")."""
    span = places.doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None:
        return False
    phrase = span.root.head if span.root.dep_ in {"compound", "nmod"} else span.root
    return any(child.dep_ == "nummod" and child.i < span.start for child in phrase.children)


def _grammar(candidate: Candidate, chain: Chain) -> Iterator[str]:
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
    for mark in chain.marks:
        yield f"mark={mark}"


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
