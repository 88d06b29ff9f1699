"""The order of the components, and what they leave on a Doc."""

from extractors.nlp.annotations import AMOUNTS, DATES, NAMES, POSTS
from extractors.nlp.pipeline import DOCUMENT_COMPONENTS, annotate, load_pipelines
from tests.extractors.events.stories import story
from warehouse.contract.settings import read_settings


def test_the_document_components_run_in_the_declared_order() -> None:
    sentences, documents = load_pipelines(read_settings().spacy_model)
    assert tuple(documents.pipe_names) == DOCUMENT_COMPONENTS
    assert sentences.pipe_names.index("parser") < sentences.pipe_names.index("ner")


def test_references_are_resolved_last() -> None:
    assert DOCUMENT_COMPONENTS.index("names") < DOCUMENT_COMPONENTS.index("main_company")
    assert DOCUMENT_COMPONENTS[-1] == "coreference"


def test_a_doc_has_its_names_posts_dates_and_amounts_with_their_values() -> None:
    (doc,) = annotate(
        [story("Norlake Foods Inc. named Ingrid Solheim chief executive on May 6, 2024, and paid $3 million.")]
    )
    assert {span.text for span in doc.spans[NAMES]} >= {"Norlake Foods Inc.", "Ingrid Solheim"}
    assert all(span._.entity is not None for span in doc.spans[NAMES])
    assert [post.role_code for span in doc.spans[POSTS] for post in span._.posts] == ["CEO"]
    assert [span._.date.first.isoformat() for span in doc.spans[DATES]] == ["2024-05-06"]
    assert [(span._.amount.value, span._.amount.currency) for span in doc.spans[AMOUNTS]] == [(3_000_000, "USD")]
    assert doc._.main_company.name.startswith("Norlake Foods")
