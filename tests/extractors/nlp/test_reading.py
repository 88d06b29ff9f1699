"""One Doc of a story's blocks, offsets kept."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.nlp.annotations import Block, Story, text_of
from extractors.nlp.reading import WRITTEN, block_at, read_stories

TEXT = "ACME BUYS BETA TODAY AGAIN\n\nAcme bought Beta. It paid.\n\nAbout Acme. It is old."
PLACES = ((0, 26, "title"), (28, 54, "paragraph"), (56, 78, "boilerplate"))
STORY = Story("d1", TEXT, tuple(Block(*place) for place in PLACES))


@Language.component("parse_flat")
def parse_flat(doc: Doc) -> Doc:
    """Sentences end at full stops; their first word governs all others."""
    first = 0
    for token in doc:
        if token.i > 0 and doc[token.i - 1].text == ".":
            first = token.i
        token.head, token.dep_ = doc[first], "ROOT" if token.i == first else "dep"
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("parse_flat")
    return nlp


def test_offsets_are_those_of_the_text(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    assert len(doc.text) == len(TEXT)
    assert doc.text.casefold() == TEXT.casefold()
    assert doc.text[28:] == TEXT[28:]
    assert doc._.story is STORY


def test_a_sentence_starts_at_each_block_and_none_crosses(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    starts = {sentence.start_char for sentence in doc.sents}
    assert {start for start, _, _ in PLACES} <= starts


def test_boilerplate_is_not_parsed(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    tail = [token for token in doc if token.idx >= 56]
    assert sum(bool(token.is_sent_start) for token in tail) == 1


def test_headlines_are_cased_like_the_body(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    assert doc.text.startswith("Acme buys Beta today again")


def test_what_the_pipeline_writes_on_a_block_is_on_the_whole(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    (alone,) = nlp.pipe([TEXT[28:56]])
    attributes: list[int | str] = ["ORTH", "SPACY", *WRITTEN]
    first = next(token.i for token in doc if token.idx == 28)
    assert doc.to_array(attributes)[first : first + len(alone)].tolist() == alone.to_array(attributes).tolist()


def test_a_text_is_put_together_once(nlp: Language) -> None:
    (doc,) = read_stories(nlp, [STORY])
    assert text_of(doc) == doc.text
    assert text_of(doc) is text_of(doc)


def test_a_story_without_blocks_is_one_paragraph_and_an_empty_one_an_empty_doc(nlp: Language) -> None:
    plain, empty = read_stories(nlp, [Story("d1", "Acme rose.", ()), Story("d2", "", ())])
    assert plain.text == "Acme rose."
    assert len(empty) == 0


def test_stories_come_back_in_their_order(nlp: Language) -> None:
    stories = [Story(f"d{number}", f"Story {number}.", ()) for number in range(5)]
    assert [doc._.story.document_id for doc in read_stories(nlp, stories, batch_size=2)] == [
        "d0",
        "d1",
        "d2",
        "d3",
        "d4",
    ]


@pytest.mark.parametrize(("offset", "kind"), [(0, "title"), (26, None), (28, "paragraph"), (77, "boilerplate")])
def test_block_at(offset: int, kind: str | None) -> None:
    block = block_at(STORY, offset)
    assert (block.kind if block is not None else None) == kind
