import gzip
import json
from pathlib import Path

import spacy

from extractors.training.silver import agreed_lists, corpus_texts, silver_samples


def test_the_majority_of_a_document_decides() -> None:
    told = [
        ("Marsh", "PERSON"),
        ("Marsh", "COMPANY"),
        ("Marsh", "COMPANY"),
        ("FCA", "ORGANISATION"),
        ("grew", "COMPANY"),
    ]
    assert agreed_lists(told) == {"companies": ["Marsh"], "people": [], "other_orgs": ["FCA"]}


def test_a_family_name_is_the_person() -> None:
    told = [("Olga Marsh", "PERSON"), ("Marsh", "COMPANY")]
    assert agreed_lists(told)["people"] == ["Marsh", "Olga Marsh"]


def test_a_name_found_once_is_labelled_wherever_the_document_has_it() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "COMPANY", "pattern": [{"TEXT": "Pell"}, {"TEXT": "Mills"}]},
            {"label": "GPE", "pattern": "Mills County"},
        ]
    )
    [first, second] = silver_samples(nlp, ["Pell grew.\n\nMills County taxed Pell Mills and PELL MILLS."])
    assert [first.text[name.start : name.end] for name in first.names] == []
    assert [(second.text[name.start : name.end], name.label) for name in second.names] == [
        ("Mills County", "GPE"),
        ("Pell Mills", "COMPANY"),
        ("PELL MILLS", "COMPANY"),
    ]


def test_documents_with_labels_of_their_own_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    rows = [{"external_id": "a", "text": "One."}, {"external_id": "b", "text": "Two."}]
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    assert list(corpus_texts(path, without={"a"})) == ["Two."]
