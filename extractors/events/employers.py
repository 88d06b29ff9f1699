"""Finds the company that a post is told with ("chairman of Acme", "Acme's new chairman"), from the words around it."""

from spacy.tokens import Span, Token

from extractors.events.fillers import Filler, entity_filler
from extractors.events.places import Places
from extractors.nlp.annotations import COMPANY

LINKS = frozenset({"of", "at", "for", "with"})
GRAMMATICAL = frozenset({"parse", "coreference"})  # ways of finding a company that the words of a post do not overrule
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
REACH = 5  # words between a post and the company told with it
BREAKS = frozenset({",", ";", ":", ".", "(", ")", "and", "or", "who", "where", "from", "by", "to", "as", "after", "in"})


def with_employer(slots: dict[str, Filler], places: Places) -> dict[str, Filler]:
    """The slots of a change of post, with the company that the post is told with where no verb names one."""
    role, company = slots.get("role"), slots.get("company")
    if role is None or (company is not None and company.found_by in GRAMMATICAL):
        return slots
    employer = employer_of(role, places)
    return slots if employer is None else slots | {"company": employer}


def employer_of(role: Filler, places: Places) -> Filler | None:
    """The company that the text ties the post to, behind it or before it; None where it says none right there."""
    post = next((span for span in places.posts if span.start_char == role.start), None)
    if post is None:
        return None
    company = _behind(post, places) or _inside(post, places) or _before(post, places)
    return entity_filler("company", company, "pattern") if company is not None else None


def _behind(post: Span, places: Places) -> Span | None:
    """of [the newly merged] Acme"""
    doc = post.doc
    if post.end >= post.sent.end or doc[post.end].lower_ not in LINKS:
        return None
    for token in doc[post.end + 1 : min(post.sent.end, post.end + 1 + REACH)]:
        found = _company_at(token, places)
        if found is not None:
            return found
        if _is_break(token):
            return None
    return None


def _inside(post: Span, places: Places) -> Span | None:
    """[head] of Acme's [German business]"""
    for token in post[:-1]:
        found: Span | None = places.name_at.get(token.i)
        if found is not None and found.label_ == COMPANY and post.doc[found.end].lower_ in POSSESSIVES:
            return found
    return None


def _before(post: Span, places: Places) -> Span | None:
    """Acme's [new] | its [first] | Acme, right before"""
    doc, words = post.doc, 0
    for token in reversed(doc[max(post.sent.start, post.start - REACH) : post.start]):
        found = _company_at(token, places)
        if found is not None:
            is_owner = words == 0 or token.tag_ == "PRP$" or doc[found.end].lower_ in POSSESSIVES
            return found if is_owner else None
        if _is_break(token) or token.i in places.name_at:
            return None
        words += token.lower_ not in POSSESSIVES
    return None


def _company_at(token: Token, places: Places) -> Span | None:
    """The company named at a word, unless the word belongs to a title ("head of Operations")."""
    span: Span | None = places.name_at.get(token.i) if token.i not in places.post_at else None
    return span if span is not None and span.label_ == COMPANY else None


def _is_break(token: Token) -> bool:
    return token.lower_ in BREAKS or token.pos_ in {"VERB", "AUX"}
