"""An untrained recogniser of names that starts from what a general English pipeline knows.

Labels are new, so the general pipeline's recogniser cannot be trained on as it is; but its token encoder and hidden
layer carry over whole, and the scores of its actions for ORG and PERSON are good first scores for ours.
"""

from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.training import Example
from thinc.api import Model

from extractors.nlp.annotations import COMPANY, ORGANISATION, PERSON
from extractors.training.augmentation import Sample
from extractors.training.rehearsal import KEPT_LABELS

NAME_LABELS = (COMPANY, PERSON, ORGANISATION)
FOR_ORGANISATION = 1.0  # taken off its first scores: of what the general pipeline calls ORG, most are companies here
_GENERAL_LABEL = {COMPANY: "ORG", PERSON: "PERSON", ORGANISATION: "ORG"}


def new_recogniser(general: Language, samples: Iterable[Sample]) -> Language:
    """Make a pipeline with one untrained recogniser over the vocabulary of `general`, its weights carried over.

    `general` has a component `ner` with an encoder of its own, as the small English pipelines have; a few `samples`
    fix the shapes.
    """
    nlp = spacy.blank("en", vocab=general.vocab)
    config = {"model": general.config["components"]["ner"]["model"], "update_with_oracle_cut_size": 100}
    nlp.add_pipe("ner", config=config)
    recogniser = recogniser_of(nlp)
    for label in (*NAME_LABELS, *KEPT_LABELS):
        recogniser.add_label(label)
    nlp.initialize(lambda: [example(nlp, sample) for sample in samples])
    source = recogniser_of(general)
    _carry_over(source.model, recogniser.model)
    _carry_over_actions(source, recogniser)
    return nlp


def _carry_over(source: Model, target: Model) -> None:  # type: ignore[type-arg]
    """Copy every parameter that has the same shape in both; the layers are the same by construction."""
    for theirs, ours in zip(source.walk(), target.walk(), strict=True):
        for name in theirs.param_names:
            if theirs.has_param(name) and ours.has_param(name):
                weights = theirs.get_param(name)
                if weights.shape == ours.get_param(name).shape:
                    ours.set_param(name, weights.copy())


def _carry_over_actions(source: EntityRecognizer, target: EntityRecognizer) -> None:
    """Copy the output rows of the actions (begin, in, last, unit, out) that mean nearly the same."""
    theirs, ours = source.model.get_ref("upper"), target.model.get_ref("upper")
    weights, bias = ours.get_param("W").copy(), ours.get_param("b").copy()
    row_of = {action: row for row, action in enumerate(_actions(source))}
    for row, action in enumerate(_actions(target)):
        known = row_of.get(_general_action(action))
        if known is not None:
            weights[row] = theirs.get_param("W")[known]
            bias[row] = theirs.get_param("b")[known] - (FOR_ORGANISATION if action.endswith(ORGANISATION) else 0)
    ours.set_param("W", weights)
    ours.set_param("b", bias)


def _actions(recogniser: EntityRecognizer) -> list[str]:
    """The action of each output row; `move_names` leaves out the nameless unit that stands before `O`."""
    actions = list(recogniser.move_names)
    actions.insert(actions.index("O"), "U-")
    return actions


def _general_action(action: str) -> str:
    move, _, label = action.partition("-")
    return f"{move}-{_GENERAL_LABEL.get(label, label)}" if label else move


def recogniser_of(nlp: Language) -> EntityRecognizer:
    """The one entity recogniser of a pipeline."""
    recogniser = nlp.get_pipe("ner")
    assert isinstance(recogniser, EntityRecognizer)
    return recogniser


def example(nlp: Language, sample: Sample) -> Example:
    """A training example; a name that ends inside a token takes the whole token."""
    predicted = nlp.make_doc(sample.text)
    reference = predicted.copy()
    spans = (reference.char_span(name.start, name.end, name.label, alignment_mode="expand") for name in sample.names)
    reference.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]))
    return Example(predicted, reference)
