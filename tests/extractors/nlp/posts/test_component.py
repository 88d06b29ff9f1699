"""Titles as told, and the single posts in them."""

import pytest
import spacy
from spacy.tokens import Doc

from extractors.nlp.annotations import POSTS, Post
from extractors.nlp.posts.component import mark_posts
from extractors.nlp.posts.lexicon import post_lexicon

NLP = spacy.blank("en")


def marked(text: str) -> list[tuple[str, tuple[Post, ...]]]:
    doc: Doc = mark_posts(NLP(text))
    return [(span.text, span._.posts) for span in doc.spans[POSTS]]


def single(text: str) -> tuple[str, Post]:
    ((told, posts),) = marked(text)
    (post,) = posts
    return told, post


@pytest.mark.parametrize(
    ("text", "told", "codes"),
    [
        ("Ms. Hale became chief executive of Brookfern.", "chief executive", ["CEO"]),
        ("He is Executive Vice President, Chief Financial Officer and Treasurer of it.",
         "Executive Vice President, Chief Financial Officer and Treasurer", ["EVP", "CFO", "TREASURER"]),
        ("named as Chairman, President and Chief Executive Officer",
         "Chairman, President and Chief Executive Officer", ["CHAIR", "PRESIDENT", "CEO"]),
        ("Chairman of the Board and chief executive", "Chairman of the Board and chief executive", ["CHAIR", "CEO"]),
        ("our Chief Legal Officer & Chief Operations Officer",
         "Chief Legal Officer & Chief Operations Officer", ["CLO", "COO"]),
        ("was appointed Chief Financial Officer (“CFO”) and Treasurer",
         "Chief Financial Officer (“CFO”) and Treasurer", ["CFO", "TREASURER"]),
        ("the founder, chairman and CEO", "founder, chairman and CEO", ["FOUNDER", "CHAIR", "CEO"]),
        ("General Counsel and Corporate Secretary", "General Counsel and Corporate Secretary", ["CLO", "SECRETARY"]),
        ("appointed a member of the Board of Directors", "member of the Board of Directors", ["DIRECTOR"]),
        ("elected to Orlin's board of directors", "board of directors", ["DIRECTOR"]),
        ("finance director Tom Fox", "finance director", ["CFO"]),
        ("le président-directeur général", "président-directeur général", ["CEO"]),
        ("our editor-in-chief", "editor-in-chief", ["EDITOR"]),
        ("a Class II director", "Class II director", ["DIRECTOR"]),
        ("as managing partner", "managing partner", ["PARTNER"]),
        ("its chief revenue officer", "chief revenue officer", ["CREV"]),
        ("the Chief Dental Officer", "Chief Dental Officer", ["CXO"]),
    ],
)  # fmt: skip
def test_titles_are_taken_apart(text: str, told: str, codes: list[str]) -> None:
    assert [(span, [post.role_code for post in posts]) for span, posts in marked(text)] == [(told, codes)]


@pytest.mark.parametrize(
    ("text", "title", "code", "unit"),
    [
        ("head of the cloud business", "head", "DIVISION_HEAD", "cloud business"),
        ("chief executive of its UK retail arm", "chief executive", "CEO", "UK retail arm"),
        ("Senior Vice President - Global Operations", "Senior Vice President", "SVP", "Global Operations"),
        ("country manager, Brazil", "country manager", "GENERAL_MANAGER", "Brazil"),
        ("VP of Engineering", "VP", "VP", "Engineering"),
        ("Vice President Marketing", "Vice President", "VP", "Marketing"),
        ("partner in the Litigation Division", "partner", "PARTNER", "Litigation Division"),
        ("head of Orlin's cloud intelligence group", "head", "DIVISION_HEAD", "cloud intelligence group"),
        (
            "Executive Vice President, Media & Cloud Solutions",
            "Executive Vice President",
            "EVP",
            "Media & Cloud Solutions",
        ),
        (
            "vice president of operations, procurement and sales",
            "vice president",
            "VP",
            "operations, procurement and sales",
        ),
        ("vice president of key accounts", "vice president", "VP", "key accounts"),
        ("sales director", "sales director", "DIVISION_HEAD", None),
    ],
)
def test_units_belong_to_the_title(text: str, title: str, code: str, unit: str | None) -> None:
    told, post = single(text)
    assert (told, post.title, post.role_code, post.unit) == (text, title, code, unit)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chief Executive of Marketing Solutions Ltd", "Chief Executive"),
        ("COO of Lorne Health Services", "COO"),
        ("VP of Engineering at Orlin", "VP of Engineering"),
        ("Vice President, Orlin Inc.", "Vice President"),
        ("an Executive Chairman", "Executive Chairman"),
    ],
)
def test_a_company_stays_outside(text: str, told: str) -> None:
    assert single(text)[0] == told


@pytest.mark.parametrize(
    ("text", "title", "flag"),
    [
        ("interim chief executive", "interim chief executive", "is_interim"),
        ("acting CFO", "acting CFO", "is_interim"),
        ("a co-chief executive", "co-chief executive", "is_co"),
        ("the chairman-elect", "chairman-elect", "is_elect"),
        ("the incoming CEO", "CEO", "is_elect"),
        ("a director nominee", "director nominee", "is_nominee"),
        ("chairman emeritus", "chairman emeritus", "is_emeritus"),
        ("the former chairman", "chairman", "is_former"),
        ("outgoing president", "president", "is_former"),
    ],
)
def test_words_about_the_holder_set_flags(text: str, title: str, flag: str) -> None:
    _, post = single(text)
    assert post.title == title
    assert getattr(post, flag)


@pytest.mark.parametrize(
    "text",
    [
        "the chairman of the Audit Committee",
        "Audit Committee chairman",
        "the president of France spoke",
        "US President Ada Crane",
        "the prime minister and the secretary of state",
        "chairman of the Federal Reserve",
        "the head coach",
        "He reports to the board.",
        "the board approved it",
        "a company spokesman",
        "an executive said so",
        "a global leader in tents",
        "Orlin Wealth Partners",
        "named to a committee of the Board",
    ],
)
def test_what_is_no_post_is_not_marked(text: str) -> None:
    assert marked(text) == []


def test_former_and_current_posts_are_told_apart() -> None:
    (chair, former) = marked("chairman and former chief executive")
    assert not chair[1][0].is_former
    assert former[1][0].is_former


def test_no_title_crosses_blocks() -> None:
    assert [told for told, _ in marked("the Chairman\n\nPresident")] == ["Chairman", "President"]


def test_every_role_code_is_declared_with_its_name() -> None:
    lexicon = post_lexicon()
    assert set(lexicon.chiefs.values()) <= set(lexicon.roles)
    assert all(name for name in lexicon.roles.values())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("joined as partners in its Litigation Group", "partner"),
        ("the co-chairmen", "co-chairman"),
        ("two Board Members", "Board Member"),
        ("as members of the Board", "member of the Board"),
        ("became Directors", "Director"),
    ],
)
def test_a_title_is_that_of_one_holder(text: str, title: str) -> None:
    _, post = single(text)
    assert post.title == title
