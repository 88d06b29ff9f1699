"""Names found, bounded, typed and put together on Docs made by hand."""

import pytest

from extractors.nlp.annotations import COMPANY, NAMES, ORGANISATION, PERSON
from extractors.nlp.names.component import mark_names
from tests.extractors.nlp.names.docs import named, told


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("They met Corvane Holdings, Inc. on Friday.", {}, [("Corvane Holdings, Inc.", COMPANY)]),
        ("Shares of Quillmark fell.", {"Quillmark": "GPE"}, [("Quillmark", COMPANY)]),
        ("The retail giant Brantley said it would sell.", {"Brantley": "PERSON"}, [("Brantley", COMPANY)]),
        ("They like the rivals Oskara and Tremell.", {"Oskara": "ORG", "Tremell": "ORG"},
         [("Oskara", COMPANY), ("Tremell", COMPANY)]),
        ("We saw Mr Dunmore there.", {}, [("Dunmore", PERSON)]),
        ("We saw its director, Kirro Dunmore, there.", {"Kirro Dunmore": "COMPANY"}, [("Kirro Dunmore", PERSON)]),
        ("It hired Anna Veld, 47, in May.", {"Anna Veld": "ORG"}, [("Anna Veld", PERSON)]),
        ("The promotion of Kirro Dunmore is new.", {"Kirro Dunmore": "COMPANY"}, [("Kirro Dunmore", PERSON)]),
        ("Kirro Dunmore has been named a director.", {"Kirro Dunmore": "COMPANY"}, [("Kirro Dunmore", PERSON)]),
        ("Corvane Foods has named a director.", {"Corvane Foods": "COMPANY"}, [("Corvane Foods", COMPANY)]),
        ("It thanked Sabine Dunmore.", {"Sabine Dunmore": "COMPANY"}, [("Sabine Dunmore", PERSON)]),
        ("The Ministry of Transport agreed.", {"The Ministry of Transport": "ORG"},
         [("Ministry of Transport", ORGANISATION)]),
        ("It fell in Paris.", {"Paris": "GPE"}, []),
        ("Lorvik's board met.", {"Lorvik's": "ORG"}, [("Lorvik", COMPANY)]),
        ("They praised Stevens, Marl and Co for it.", {}, [("Stevens, Marl and Co", COMPANY)]),
        ("It owns <Fenwick Mills> now.", {}, [("Fenwick Mills", COMPANY)]),
        ("Ostrava <OSTR> sets a record date.", {"OSTR": "COMPANY", "Ostrava": "COMPANY"}, [("Ostrava", COMPANY)]),
        ("They like 3M Company here.", {}, [("3M Company", COMPANY)]),
        ("It owns 7-Eleven Inc now.", {}, [("7-Eleven Inc", COMPANY)]),
        ("It sold 5 Ford Motor Co trucks.", {}, [("Ford Motor Co", COMPANY)]),
        ("We met Ill.-headquartered Corvane Inc there.", {}, [("Corvane Inc", COMPANY)]),
        ("Kirro Dunmore sells. Ms Dunmore left, and we saw Ms Dunmore there.", {"Kirro Dunmore": "COMPANY"},
         [("Kirro Dunmore", PERSON), ("Dunmore", PERSON), ("Dunmore", PERSON)]),
        ("We saw the Supervisory Board of Corvane Ltd there.", {"Supervisory Board of Corvane Ltd": "ORG"},
         [("Corvane Ltd", COMPANY)]),
        ("We saw the Board of Directors of Corvane there.", {"Board of Directors of Corvane": "ORG"},
         [("Corvane", COMPANY)]),
        ("Every IPO and every CEO is new.", {"IPO": "ORG", "CEO": "ORG"}, []),
        ("It was Kestrel Foods Maria Sanz who spoke.", {"Kestrel Foods Maria Sanz": "ORG"},
         [("Kestrel Foods", COMPANY), ("Maria Sanz", PERSON)]),
    ],
)  # fmt: skip
def test_names_get_right_bounds_and_kinds(text: str, ents: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert named(told(text, ents)) == expected


@pytest.mark.parametrize("label", ["ORG", "COMPANY"])
def test_labels_of_either_recogniser_are_understood(label: str) -> None:
    assert named(told("He likes Palvero.", {"Palvero": label})) == [("Palvero", COMPANY)]


def test_short_forms_share_the_entity_of_the_fullest_name() -> None:
    doc = told(
        "Marlow Grange Industries Inc. (MGI) grew.\nMarlow Grange hired Peter Oak.\nMr Oak likes MGI.",
        {"Peter Oak": "PERSON", "Marlow Grange": "ORG"},
    )
    spans = mark_names(doc).spans[NAMES]
    assert [(span.text, span._.entity.name, span._.found_by) for span in spans] == [
        ("Marlow Grange Industries Inc.", "Marlow Grange Industries Inc.", "name"),
        ("MGI", "Marlow Grange Industries Inc.", "acronym"),
        ("Marlow Grange", "Marlow Grange Industries Inc.", "alias"),
        ("Peter Oak", "Peter Oak", "name"),
        ("Oak", "Peter Oak", "alias"),
        ("MGI", "Marlow Grange Industries Inc.", "acronym"),
    ]


def test_a_ticker_names_its_company_later_but_not_in_its_brackets() -> None:
    doc = told("Velmora Gold Corp. (NYSE: VMG) drilled.\nLater VMG stopped.", {"NYSE": "ORG", "VMG": "ORG"})
    spans = mark_names(doc).spans[NAMES]
    assert [(span.text, span._.entity.name) for span in spans] == [
        ("Velmora Gold Corp.", "Velmora Gold Corp."),
        ("VMG", "Velmora Gold Corp."),
    ]


def test_a_parent_is_not_called_by_its_later_named_unit() -> None:
    doc = told("Hartlow grew.\nHartlow Music Publishing shrank.", {"Hartlow": "ORG", "Hartlow Music Publishing": "ORG"})
    names = {span.text: span._.entity.name for span in mark_names(doc).spans[NAMES]}
    assert names == {"Hartlow": "Hartlow", "Hartlow Music Publishing": "Hartlow Music Publishing"}


def test_a_filers_name_is_used_for_its_short_form() -> None:
    doc = told("Drayton said so.", {"Drayton": "ORG"}, filer="Drayton Systems, Inc.")
    (span,) = mark_names(doc).spans[NAMES]
    assert span._.entity.name == "Drayton Systems, Inc."


def test_what_the_title_begins_with_counts_for_a_company() -> None:
    text = "In May people saw Umbrix again."
    assert named(told(text)) == []
    assert named(told(text, title="Umbrix Names New Chief")) == [("Umbrix", COMPANY)]
