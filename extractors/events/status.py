"""Reads an event's status from what governs its trigger."""

from dataclasses import replace
from datetime import date

from extractors.events.candidates import Candidate
from extractors.events.catalogue import LEADERSHIP, read_lexicons
from extractors.events.chain import NEGATIONS, Chain, chain_of


def status_of(candidate: Candidate, *, effective: date | None, published: date | None, unnamed: bool) -> str:
    """The status that the sentence gives the event; `unnamed` says that nobody named vouches for it.

    A later effective date makes a decided change announced, an earlier one completed.
    """
    chain = chain_of(candidate.head)
    if any(token.lower_ in NEGATIONS for token in candidate.trigger):  # "will not stand for re-election" is no denial
        chain = replace(chain, negated=False)
    sentence = f" {candidate.sentence.text.lower()} "
    ended = _ended(chain, sentence)
    if ended is not None:
        return ended
    if _is_rumour(chain, sentence, unnamed=unnamed):
        return "rumoured"
    declared = candidate.hit.trigger.status if candidate.hit is not None else None
    status = declared or _by_governors(chain, candidate)
    if effective is not None and published is not None and status in {"announced", "completed"}:
        return "announced" if effective > published else "completed" if effective < published else status
    return status


def _ended(chain: Chain, sentence: str) -> str | None:
    if _any(chain, "deny"):
        return "denied"
    cancelled = _any(chain, "cancel") or bool(chain.modifiers & _set("cancelled_modifiers"))
    if cancelled and not chain.negated:
        return "cancelled"
    if chain.negated and not cancelled and " not only " not in sentence:
        return "denied" if chain.modals or "no" in chain.modifiers else "cancelled"
    return None


def _is_rumour(chain: Chain, sentence: str, *, unnamed: bool) -> bool:
    if _any(chain, "rumour_verbs") or any(f" {cue} " in sentence for cue in _lexicon("rumour") if cue != "might"):
        return True
    return unnamed and bool(chain.modals & {"may", "might", "could"} or _any(chain, "plan"))


def _by_governors(chain: Chain, candidate: Candidate) -> str:
    if chain.modifiers & _set("completed_modifiers") or set(chain.lemmas[1:3]) & _set("complete"):
        return _unless_future(chain, "completed")
    if chain.modifiers & _set("plan_modifiers"):
        return "planned"
    if chain.modifiers & _set("announced_modifiers"):
        return "announced"
    for lemma in chain.lemmas[1:]:
        if lemma in _set("plan") or lemma in _set("plan_nouns"):
            return "planned"
        if lemma in {"agree", "enter", "execute", "sign"} | _set("announce_nouns"):
            return "announced"
        if lemma in _set("announce") and chain.is_infinitive:
            return "announced"
    if chain.modals & {"could", "may", "might", "should", "would", "can"}:
        return "planned"
    if chain.modals & {"will", "shall", "'ll", "wo"} or chain.is_infinitive:
        return "announced"
    return _by_tense(chain, candidate)


def _by_tense(chain: Chain, candidate: Candidate) -> str:
    if chain.tense in {"past", "perfect", "pluperfect", "participle"}:
        return "completed"
    if candidate.frame.event_family == LEADERSHIP:
        return "completed"
    if chain.tense == "present":
        return "completed" if candidate.head.tag_ == "VBZ" else "announced"
    return "announced"


def _unless_future(chain: Chain, status: str) -> str:
    return "announced" if chain.modals or chain.is_infinitive or "expect" in chain.lemmas else status


def _any(chain: Chain, name: str) -> bool:
    words = _set(name)
    if any(lemma in words for lemma in chain.lemmas[1:]):
        return True
    return any(" " in word and f" {word} " in f" {chain.phrases} " for word in words)


def _set(name: str) -> frozenset[str]:
    return frozenset(_lexicon(name))


def _lexicon(name: str) -> list[str]:
    return read_lexicons()[name]
