"""`python -m extractors.training.judges`: the weights of the judges, fitted to annotated documents.

Each judge is a multinomial logistic regression with an L2 penalty over features seen often enough; the fit is
convex, so it needs no seed. The learned reader comes first (`python -m extractors.training.reader`), since the judges
weigh what it says of documents that it has not learned from. scikit-learn is wanted here and nowhere else (dependency
group `train`).
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from extractors.evaluation.gold import load_scorer
from extractors.events.judges import WEIGHTS, Judge, judge_from
from extractors.training.counterparties import Choice, choices
from extractors.training.examples import Document, Example, examine, read_documents
from extractors.training.judged import examine_judged
from extractors.training.reader.halves import FOLDER, Networks, read_halves
from extractors.training.sets import training_sets
from extractors.training.shared import SHARED
from warehouse.contract.errors import OperatorError

LEAST_SEEN = 3  # a feature of fewer examples says nothing
PENALTY = 0.03  # inverse strength of the L2 penalty, chosen by cross-validation
NEGLIGIBLE = 0.02  # a weight that no decision turns on
console = Console()


def main(
    shared: Annotated[Path, typer.Option(help="Folder that holds gold/ and corpus/.")] = SHARED,
    readers: Annotated[Path, typer.Option(help="Folder of the readers that were made from half of it each.")] = FOLDER,
    output: Annotated[Path, typer.Option(help="File to write the weights to.")] = WEIGHTS,
) -> None:
    """Fit the judges and write their weights."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            networks = read_halves(readers)
            documents = list(_documents(shared, networks, Path(folder)))
        filler = fit_filler([choice for document in documents for choice in choices(document)])
        examples = list(_examples(shared, documents, networks, judge_from(filler)))
    except OperatorError as error:
        console.print(str(error), style="red")
        raise typer.Exit(2) from error
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(as_text({**fit_judges(examples), "counterparty": filler}), encoding="utf-8")
    console.print(f"{len(examples):,} examples; weights in {output}")


def _documents(shared: Path, network_for: Networks, folder: Path) -> Iterator[Document]:
    for found, half in training_sets(shared, folder):
        yield from read_documents(found, network_for, half=half)


def _examples(shared: Path, documents: list[Document], network_for: Networks, filler: Judge) -> Iterator[Example]:
    scorer = load_scorer(shared / "gold")
    for document in documents:
        yield from examine(document, scorer, filler).examples
    for examined in examine_judged(shared / "corpus", network_for, filler):
        yield from examined.examples


def fit_filler(found: Sequence[Choice]) -> dict[str, Any]:
    """The table of the judge `counterparty`: whether a company is one."""
    return _fit([choice.features for choice in found], ["yes" if choice.is_right else "no" for choice in found])


def fit_judges(examples: Sequence[Example]) -> dict[str, Any]:
    """The tables of the judges `event`, `background` and `status`, as extractors.events.judges reads them."""
    events = [example for example in examples if example.is_event]
    placed = [example for example in events if example.is_background is not None]
    staged = [example for example in events if example.status is not None]
    settled = [example for example in examples if example.is_event is not None]
    return {
        "event": _fit(_features(settled), ["yes" if example.is_event else "no" for example in settled]),
        "background": _fit(_features(placed), ["yes" if example.is_background else "no" for example in placed]),
        "status": _fit(_features(staged), [str(example.status) for example in staged]),
    }


def _features(examples: Sequence[Example]) -> list[frozenset[str]]:
    return [example.features for example in examples]


def as_text(judges: dict[str, Any]) -> str:
    """The judges as JSON with a line for each feature, so that a change of weights can be read."""
    tables = []
    for name, table in judges.items():
        rows = ",\n".join(f"{_json(feature)}: {_json(row)}" for feature, row in table["weights"].items())
        tables.append(f'{_json(name)}: {{"classes": {_json(table["classes"])}, "weights": {{\n{rows}\n}}}}')
    return "{" + ",\n".join(tables) + "}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _fit(examples: Sequence[frozenset[str]], answers: list[str]) -> dict[str, Any]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(feature for features in examples for feature in features)
    rows = [{feature: 1 for feature in sorted(features) if seen[feature] >= LEAST_SEEN} for features in examples]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=PENALTY, max_iter=3000).fit(vectorizer.fit_transform(rows), answers)
    classes = [str(name) for name in model.classes_]
    # scikit-learn keeps one row of coefficients for two classes: that of the second.
    coefficients = model.coef_ if len(classes) > 2 else [[0.0] * len(vectorizer.vocabulary_), model.coef_[0]]
    intercepts = model.intercept_ if len(classes) > 2 else [0.0, model.intercept_[0]]
    weights = {
        feature: [float(coefficients[place][column]) for place in range(len(classes))]
        for feature, column in sorted(vectorizer.vocabulary_.items())
    }
    bias = weights.get("bias", [0.0] * len(classes))
    weights["bias"] = [weight + float(intercept) for weight, intercept in zip(bias, intercepts, strict=True)]
    return {"classes": classes, "weights": _rounded(weights)}


def _rounded(weights: dict[str, list[float]]) -> dict[str, list[float]]:
    kept = {feature: row for feature, row in weights.items() if any(abs(weight) >= NEGLIGIBLE for weight in row)}
    return {feature: [round(weight, 4) for weight in row] for feature, row in kept.items()}


if __name__ == "__main__":
    typer.run(main)
