"""`python -m extractors.evaluation.names`: the names that extraction finds, against complete lists of those in a text.

Strict, as in the shared tasks of CoNLL-2002 and 2003: the same stretch and the same kind. Names, their short forms and
their acronyms count; pronouns and "the company" do not.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from spacy.tokens import Doc

from extractors.evaluation.gold import SHARED_GOLD, annotated_documents, read_annotations, shared_set
from extractors.nlp.annotations import COMPANY, NAMES, ORGANISATION, PERSON
from extractors.training.labels import Name, names_in
from extractors.training.scoring import score
from warehouse.contract.errors import OperatorError

SPELLED = frozenset({"name", "alias", "acronym"})  # how a mention was found that spells a name
KINDS = (COMPANY, PERSON, ORGANISATION)
console = Console(highlight=False)


def main(
    name: Annotated[str, typer.Argument(help="A set of the shared gold with lists of names.")] = "dev_news",
    half: Annotated[str, typer.Option(help="Half of the set: read, blind or all.")] = "read",
    gold: Annotated[Path, typer.Option(help="Folder of the shared gold.")] = SHARED_GOLD,
) -> None:
    """Print precision, recall and F1 of companies, people and other organisations."""
    try:
        found = shared_set(name, folder=gold)
        lists = {
            document["id"]: document["entities"]
            for document in read_annotations(found, half=None if half == "all" else half)
            if "entities" in document
        }
        pairs = [
            (spelled_names(doc), names_in(doc.text, lists[external_id]))
            for external_id, doc in annotated_documents(found, only=frozenset(lists))
        ]
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error
    for kind in KINDS:
        told = score((ours for ours, _ in pairs), (theirs for _, theirs in pairs), label=kind)
        figures = f"F1 {told.f1:.3f}, precision {told.precision:.3f}, recall {told.recall:.3f}"
        console.print(f"{name}/{half} {kind}: {figures} of {told.told:,} names in {len(pairs):,} documents")


def spelled_names(doc: Doc) -> tuple[Name, ...]:
    """The names that the text spells, as extraction finds them."""
    return tuple(
        Name(span.start_char, span.end_char, span.label_)
        for span in doc.spans.get(NAMES, [])
        if span._.found_by in SPELLED
    )


if __name__ == "__main__":
    typer.run(main)
