"""The trained recogniser as a folder that spaCy loads, without the vocabulary that it was trained over."""

import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from extractors.training.recogniser import recogniser_of

_KEPT_FILES = frozenset({"README.md"})


def write_model(nlp: Language, folder: Path) -> None:
    """Write config, labels and weights of `nlp`'s recogniser to `folder`; the model card in it stays.

    The words of the training vocabulary are left behind: the recogniser hashes words, and runs in the vocabulary of
    the pipeline that it is put into.
    """
    bare = spacy.blank("en")
    bare.add_pipe("ner", config={"model": nlp.config["components"]["ner"]["model"]})
    recogniser_of(bare).from_bytes(recogniser_of(nlp).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    bare.meta.update(name="names", description="Companies, people and other organisations in English business news")
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in _KEPT_FILES:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    bare.to_disk(folder)
