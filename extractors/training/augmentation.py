"""Variants of a labelled text in other styles and with other names, made from one sample and a seeded generator.

Names recur in training texts far more than in life, and press releases are all in one tone: a model that has only
seen those learns the names and the tone. Each function keeps the labels true and returns a new sample.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.nlp.annotations import COMPANY, PERSON
from extractors.training.labels import Name
from extractors.training.pools import NamePools

_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Prof)\b\.?\s+")


@dataclass(frozen=True)
class Sample:
    """A text with every company, person and other organisation in it labelled."""

    text: str
    names: tuple[Name, ...]


def vary(sample: Sample, pools: NamePools, rng: random.Random) -> Sample:
    """Draw one variant: names swapped in about half the draws, another style in about a third."""
    if rng.random() < 0.5:
        sample = swap_names(sample, pools, rng)
    draw = rng.random()
    if draw < 0.04:
        return shouted(sample)
    if draw < 0.18:
        return wired(sample, rng)
    if draw < 0.28:
        return unstopped(sample)
    if draw < 0.31:
        return names_lowered(sample)
    if draw < 0.35:
        return spaced(sample)
    return sample


def swap_names(sample: Sample, pools: NamePools, rng: random.Random) -> Sample:
    """Put other companies and people in the place of those told; a short form follows its long one."""
    renamed: dict[tuple[str, str], str] = {}
    for label, draw in ((COMPANY, pools.company), (PERSON, pools.person)):
        if rng.random() < 0.75:
            told = {sample.text[name.start : name.end] for name in sample.names if name.label == label}
            renamed |= _renamed(sorted(told, key=lambda text: (-len(text), text)), label, draw, rng)
    return _replaced(sample, lambda name, text: renamed.get((name.label, text), text))


def _renamed(
    told: Sequence[str], label: str, draw: Callable[[random.Random], tuple[str, str]], rng: random.Random
) -> dict[tuple[str, str], str]:
    """Map each name told, longest first, to a new one; one that is part of a longer one gets that one's short form."""
    new: dict[tuple[str, str], str] = {}
    longer: dict[str, str] = {}  # a long name told -> the short form of what replaces it
    for text in told:
        title = _HONORIFIC.match(text)
        bare = text[title.end() :] if title else text
        short = next((short for long, short in longer.items() if _is_part(bare, long)), None)
        if short is None:
            full, short = draw(rng)
            longer[bare] = short
            replacement = full if " " in bare or rng.random() < 0.3 else short
        else:
            replacement = short
        new[label, text] = (title.group() if title else "") + replacement
    return new


def _is_part(short: str, long: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


def shouted(sample: Sample) -> Sample:
    """The text in capitals, as in old headlines and captions."""
    return _rewritten(sample, str.upper)


def names_lowered(sample: Sample) -> Sample:
    """The names in small letters, as careless mails and some brands have them; long texts stay as they are."""
    if len(sample.text) > 600:
        return sample
    return _replaced(sample, lambda _, text: text.lower())


def wired(sample: Sample, rng: random.Random) -> Sample:
    """The text as a newswire of the 1980s sets it: dlrs and mln, no points after Inc, hard wraps, <Names> set apart."""
    set_apart = rng.random() < 0.3

    def name_of(name: Name, text: str) -> str:
        text = re.sub(r",? (Inc|Corp|Co|Ltd)\b\.?", r" \1", text).replace("&", "and")
        text = _wrapped(text, rng)
        return f"<{text}>" if set_apart and name.label == COMPANY and " " in text and rng.random() < 0.5 else text

    sample = _replaced(sample, name_of)
    sample = _rewritten(sample, _wire_words)
    return _rewritten(sample, lambda between: _wrapped(between, rng))


def spaced(sample: Sample) -> Sample:
    """The text as some archives keep it, every mark a word of its own: AT & T, ( up 3 % )."""
    sample = _replaced(sample, lambda _, text: text.replace("&", " & ").replace("  ", " "))
    return _rewritten(sample, lambda between: re.sub(r" ?([\"“”();%]) ?", r" \1 ", between))


def _wire_words(between: str) -> str:
    between = re.sub(r"(?:US)?\$\s?([\d.,]+)", r"\1 dlrs", between)
    between = re.sub(r"\bmillion\b", "mln", between)
    return re.sub(r"\b(?:percent|per cent)\b|\s?%", " pct", between).replace("  pct", " pct")


def _wrapped(between: str, rng: random.Random) -> str:
    return re.sub(r" ", lambda blank: "\n" if rng.random() < 0.08 else blank.group(), between)


def unstopped(sample: Sample) -> Sample:
    """The text without its last full stop, as headings and list items end."""
    end = sample.names[-1].end if sample.names else 0
    return Sample(sample.text[:end] + re.sub(r"[.!?]+\s*$", "", sample.text[end:]), sample.names)


def _rewritten(sample: Sample, rewrite: Callable[[str], str]) -> Sample:
    """Rewrite what stands between names, and the names too where the case changes; the labels follow."""
    shout = rewrite is str.upper
    return _rebuilt(sample, between=rewrite, name=(lambda _, text: text.upper()) if shout else (lambda _, text: text))


def _replaced(sample: Sample, replace: Callable[[Name, str], str]) -> Sample:
    return _rebuilt(sample, between=lambda text: text, name=replace)


def _rebuilt(sample: Sample, *, between: Callable[[str], str], name: Callable[[Name, str], str]) -> Sample:
    pieces: list[str] = []
    names: list[Name] = []
    length = position = 0
    for told in sample.names:
        before = between(sample.text[position : told.start])
        text = name(told, sample.text[told.start : told.end])
        bare = text.strip("<>")
        start = length + len(before) + text.index(bare)
        names.append(Name(start, start + len(bare), told.label))
        pieces += [before, text]
        length += len(before) + len(text)
        position = told.end
    pieces.append(between(sample.text[position:]))
    return Sample("".join(pieces), tuple(names))
