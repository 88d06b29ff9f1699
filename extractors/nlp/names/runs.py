"""Runs of capitalised words, each a possible name, from the words of a Doc."""

from collections.abc import Iterator

from extractors.nlp.names.lexicon import load_lexicon
from extractors.nlp.names.words import Words

FIRM_PARTNERS = frozenset({"co", "company", "sons", "associates", "brothers", "bros", "partners", "cos"})
OF_HEADS = frozenset(
    {"bank", "house", "bancorp", "trust", "sons", "port", "society", "companhia", "corporation", "company"}
)


def capitalised_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Maximal runs [start, end) of name-like words and what joins them; none in blocks of capitals."""
    for stretch in words.stretches:
        if stretch.style == "capitals":
            continue
        position = stretch.start
        while position < stretch.end:
            if not may_be_in_name(words, position):
                position += 1
                continue
            end = run_end(words, position)
            yield position, end
            position = end


def may_be_in_name(words: Words, position: int) -> bool:
    """Whether a run may hold the word: capitalised, and in a headline no verb."""
    if not words.is_name_like(position):
        return False
    return words.style(position) == "plain" or words.folded[position] not in load_lexicon().headline_verbs


def run_end(words: Words, start: int) -> int:
    """Where the run that begins at `start` ends."""
    limit = words.bounds(start)[1]
    end = start + 1
    while end < limit:
        if may_be_in_name(words, end) and not _is_new_sentence(words, end):
            end += 1
        elif end + 1 < limit and joins(words, end) and may_be_in_name(words, end + 1):
            end += 2
        elif holds_place(words, end):
            end += 4
        else:
            break
    return end


def joins(words: Words, position: int) -> bool:
    """Whether the word binds the name-like words on both its sides into one name."""
    lexicon, word = load_lexicon(), words.folded[position]
    before, after = words.before(position), words.after(position + 1)
    if word in {"&", "+", "™", "®"}:
        return True
    if word in {"-", "/"}:
        return not _is_spaced(words, position)
    if word in {"'", '"'}:
        return opens_nickname(words, position) or opens_nickname(words, position - 2)
    if word in {"'s", "!"}:
        return after in lexicon.proving_suffixes - lexicon.leading_light_words
    if word == "and":
        return after in FIRM_PARTNERS
    if word == ",":
        return (after in lexicon.proving_suffixes and words.after(position + 1, 1) != "-") or (
            words.after(position + 1, 1) in {"and", "&"} and words.after(position + 1, 2) in FIRM_PARTNERS
        )
    if word == "of":
        return before in lexicon.organisation_words or before in OF_HEADS
    return word in lexicon.particles and before not in lexicon.no_openings


def holds_place(words: Words, position: int) -> bool:
    """Whether brackets with a place stand before a legal form, as in Acme (Canada) Ltd."""
    lexicon = load_lexicon()
    return (
        words.after(position) == "("
        and words.after(position, 1) in lexicon.places | lexicon.peoples
        and words.after(position, 2) == ")"
        and words.after(position, 3) in lexicon.legal_suffixes
    )


def opens_nickname(words: Words, position: int) -> bool:
    """Whether the mark opens a nickname within a person's name: James "Jim" Hunter."""
    first, last = words.bounds(position)
    if not first < position or not position + 3 < last:
        return False
    marks = words.folded[position] in {"'", '"'} and words.folded[position + 2] == words.folded[position]
    return marks and all(words.is_name_like(place) for place in (position - 1, position + 1, position + 3))


def _is_new_sentence(words: Words, position: int) -> bool:
    """A parser's break after an abbreviation or a legal form is no break."""
    if not words.opens_sentence[position]:
        return False
    return not (words.texts[position - 1].endswith(".") and len(words.texts[position - 1]) <= 3)


def _is_spaced(words: Words, position: int) -> bool:
    doc, token = words.doc, words.tokens[position]
    return bool(doc[token].whitespace_) or (token > 0 and bool(doc[token - 1].whitespace_))
