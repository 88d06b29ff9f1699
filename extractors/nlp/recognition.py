"""The spaCy pipeline that documents are read with, made from a pipeline for English with the learned names in it.

The names come from `extractors/models/names`: an entity recogniser with the labels COMPANY, PERSON and ORGANISATION
and a token encoder of its own, so that it can replace that of any pipeline without touching its tagger and parser.
"""

from pathlib import Path

import spacy
from spacy.language import Language

from extractors.nlp import sentences  # noqa: F401  (registers `sentence_bounds`)
from warehouse.contract.errors import ModelError

NAMES_MODEL = Path(__file__).resolve().parents[1] / "models" / "names"
_RECOGNISER = "ner"


def load_pipeline(model_name: str, *, names_model: Path = NAMES_MODEL) -> Language:
    """Load `model_name` (an installed spaCy pipeline or a folder) and put the learned names in the place of its own.

    Raises ModelError where either cannot be loaded, or where the pipeline has no parser.
    """
    nlp = _loaded(model_name, hint="install it, or name another in MARKET_EVENTS_SPACY_MODEL", exclude=[_RECOGNISER])
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"spaCy pipeline {model_name!r} has no parser: name one that has in MARKET_EVENTS_SPACY_MODEL")
    names = _loaded(str(names_model), hint="run `make train`, or check the folder out again", exclude=[])
    nlp.add_pipe(_RECOGNISER, source=names)
    nlp.add_pipe("sentence_bounds", before="parser")
    return nlp


def _loaded(model: str, *, hint: str, exclude: list[str]) -> Language:
    try:
        return spacy.load(model, exclude=exclude)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"spaCy model {model!r} cannot be loaded ({reason}): {hint}") from error
