"""The order in which a story becomes an annotated Doc: the sentence pipeline, then the document's components."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extractors.nlp.annotations import Story
from extractors.nlp.reading import read_stories
from warehouse.contract.settings import read_settings

# Each reads what those before it marked.
DOCUMENT_COMPONENTS = ("posts", "dates", "amounts", "names", "main_company", "coreference")


def annotate(stories: Iterable[Story]) -> Iterator[Doc]:
    """Each story's Doc with names, posts, dates and amounts marked and resolved, in order.

    Raises ModelError where the pipeline that the settings name cannot be loaded.
    """
    sentence_pipeline, document_pipeline = load_pipelines(read_settings().spacy_model)
    yield from document_pipeline.pipe(read_stories(sentence_pipeline, stories))


@lru_cache(maxsize=1)
def load_pipelines(model_name: str) -> tuple[Language, Language]:
    """The pipeline that parses blocks, and the one that works on whole documents; loaded once a process."""
    from extractors.nlp import components  # noqa: F401  (registers the document's components)
    from extractors.nlp.recognition import load_pipeline

    sentence_pipeline = load_pipeline(model_name)
    document_pipeline = Language(sentence_pipeline.vocab)
    for name in DOCUMENT_COMPONENTS:
        document_pipeline.add_pipe(name)
    return sentence_pipeline, document_pipeline
