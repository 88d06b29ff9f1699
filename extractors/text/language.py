"""The language of a text, and whether it is English enough to be read."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FUNCTION_WORDS = frozenset(
    "the of and to in a is that for it on with as was by be at has have had from its are said will which an this were"  # noqa: SIM905
    " been not or but he his she her they their who would after about into than over up also new".split()
)
ENOUGH_ENGLISH = 0.2  # share of function words that no other language reaches by chance
MIN_WORDS = 12  # fewer words tell no language
MIN_PROBABILITY = 0.9  # of another language, to reject


def tell_language(text: str, given: str | None) -> str:
    """The ISO 639-1 code of the text's language; what is given counts where the text is too short to tell."""
    words = [word.casefold() for word in WORD.findall(text)]
    named = (given or "en").casefold().replace("_", "-").split("-")[0][:3] or "en"
    if len(words) < MIN_WORDS and sum(not word.isascii() for word in words) <= len(words) / 2:
        return named
    if sum(word in FUNCTION_WORDS for word in words) >= ENOUGH_ENGLISH * len(words):
        return "en"
    language, probability = _identifier().classify(text)
    if language == "en" or probability < MIN_PROBABILITY:
        return "en" if named == "en" or language == "en" else named
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
