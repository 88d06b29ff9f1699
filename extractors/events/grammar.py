"""The grammatical arguments of a trigger, read off the dependency parse (ClearNLP labels, as in spaCy's models)."""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

Arguments = dict[str, list[Token]]

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
COMPLEMENTS = frozenset({"attr", "oprd", "acomp"})
INHERITS_SUBJECT = frozenset({"xcomp", "conj", "advcl", "ccomp", "aux", "auxpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MAX_CLIMB = 6
# What somebody has who is to do a thing: "Beta's plans for a bid", "an offer from Beta to buy".
INTENTIONS = frozenset(
    {
        "agreement", "aim", "application", "approach", "attempt", "bid", "decision", "effort", "intent", "intention",
        "interest", "move", "offer", "option", "plan", "proposal", "refusal", "request", "right", "talk",
    }
)  # fmt: skip
HOLDERS = ("from", "of", "by")


def is_verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def is_passive(token: Token) -> bool:
    """A passive verb, with or without its auxiliary ("the firm acquired by Acme")."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in token.children):
        return True
    return token.tag_ == "VBN" and token.dep_ == "acl"


def arguments(token: Token) -> Arguments:
    """Relation name to the heads of what fills it.

    subject, object (of active or passive alike), complement, possessor, modifier, apposition, governor (the verb
    above a noun), governor.subject, governor.object, governor.complement, and each preposition by its name (of, by …).
    """
    found: Arguments = defaultdict(list)
    _prepositions(token, found)
    if is_verbal(token):
        _verb_arguments(token, found)
    else:
        _noun_arguments(token, found)
    return found


def subjects(verb: Token, *, climb: int = MAX_CLIMB) -> list[Token]:
    """Who does what the verb says, sought up the clauses that it depends on where it has no subject of its own."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        return [_antecedent(token, verb) for token in own]
    if any(child.dep_ in PASSIVE_SUBJECTS for child in verb.children):
        return []
    if verb.dep_ == "relcl":
        return [verb.head]
    if climb == 0:
        return []
    return _inherited(verb, climb=climb - 1)


def objects(verb: Token) -> list[Token]:
    """Whom or what it is done to."""
    passive = [_antecedent(child, verb) for child in verb.children if child.dep_ in PASSIVE_SUBJECTS]
    if passive:
        return passive
    own = [child for child in verb.children if child.dep_ in OBJECTS]
    if own:
        return [_antecedent(token, verb) for token in own]
    if is_passive(verb) and verb.dep_ == "acl":
        return [verb.head]
    if is_passive(verb) and verb.dep_ in {"conj", "xcomp", "advcl"}:
        return [child for child in verb.head.children if child.dep_ in PASSIVE_SUBJECTS | SUBJECTS]
    return []


def governor(token: Token) -> Token | None:
    """The verb that a noun belongs to, through prepositions and the nouns around it."""
    for above in climb(token):
        if is_verbal(above):
            return above
    return None


def climb(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    current = token
    for _ in range(MAX_CLIMB):
        if current.head.i == current.i:
            return
        current = current.head
        yield current


def _verb_arguments(verb: Token, found: Arguments) -> None:
    found["object"] = objects(verb)
    found["complement"] = [child for child in verb.children if child.dep_ in COMPLEMENTS]
    if is_passive(verb):
        agents = [child for child in verb.children if child.dep_ == "agent"]
        found["subject"] = [
            grandchild for agent in agents for grandchild in agent.children if grandchild.dep_ == "pobj"
        ]
        found["by"] += found["subject"]
    else:
        found["subject"] = subjects(verb)
    if verb.dep_ == "relcl" and not found["object"] and not is_passive(verb):
        found["object"] = [verb.head] if verb.head not in found["subject"] else []


def _noun_arguments(noun: Token, found: Arguments) -> None:
    for child in noun.children:
        if child.dep_ == "poss":
            found["possessor"].append(child)
        elif child.dep_ in {"compound", "nmod", "amod"}:
            found["modifier"].append(child)
        elif child.dep_ in {"appos", "acl"}:
            found["apposition"].append(child)
    verb = governor(noun)
    if verb is not None:
        found["governor"] = [verb]
        found["governor.subject"] = subjects(verb)
        found["governor.object"] = [token for token in objects(verb) if token.i != noun.i]
        found["governor.complement"] = [child for child in verb.children if child.dep_ in COMPLEMENTS and child != noun]
        above: Arguments = defaultdict(list)
        _prepositions(verb, above)
        for preposition, tokens in above.items():
            found[f"governor.{preposition}"] = [token for token in tokens if token.i != noun.i]
    if noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:  # "merger talks with Beta"
        _prepositions(noun.head, found)
        found["possessor"] += [child for child in noun.head.children if child.dep_ == "poss"]
    if noun.dep_ == "conj":
        found["possessor"] += [child for child in noun.head.children if child.dep_ == "poss"]
    plan = noun.head.head
    if not found["possessor"] and noun.dep_ == "pobj" and plan.lemma_.lower() in INTENTIONS:  # "its plans for a bid"
        found["possessor"] += [child for child in plan.children if child.dep_ == "poss"]


def _prepositions(token: Token, found: Arguments) -> None:
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"}:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    found[child.lower_].append(inner)
                elif inner.dep_ == "prep":  # "out of", "because of"
                    found[inner.lower_] += [deep for deep in inner.children if deep.dep_ == "pobj"]


def _inherited(verb: Token, *, climb: int) -> list[Token]:
    head = verb.head
    if verb.dep_ in INHERITS_SUBJECT and is_verbal(head):
        controlled = objects(head) if verb.dep_ == "xcomp" and not is_passive(head) else []
        if is_passive(head):
            return objects(head)
        return controlled or subjects(head, climb=climb)
    if verb.dep_ == "pcomp" or (verb.dep_ == "acl" and not is_passive(verb)):
        for above in _above(verb):
            if is_verbal(above):
                return subjects(above, climb=climb)
            owner = _holder(above)
            if owner:
                return owner
    return []


def _holder(noun: Token) -> list[Token]:
    """Who has what a noun says: its possessor, or, of an intention, whom a preposition names."""
    owner = [child for child in noun.children if child.dep_ == "poss"]
    if owner or noun.lemma_.lower() not in INTENTIONS:
        return owner
    found: Arguments = defaultdict(list)
    _prepositions(noun, found)
    return next((found[preposition] for preposition in HOLDERS if found[preposition]), [])


def _above(token: Token) -> Iterator[Token]:
    for above in climb(token):
        yield above
        if is_verbal(above):
            return


def _antecedent(token: Token, verb: Token) -> Token:
    return verb.head if token.lower_ in RELATIVES and verb.dep_ == "relcl" else token
