import pytest

from extractors.training.labels import names_in

ENTITIES = {
    "companies": ["Harrow Land", "Harrow", "Amro & Sons Inc.", "Pell", "KRV"],
    "people": ["Olga Pell", "Ng"],
    "other_orgs": ["Harrow Council", "KRV"],
}


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Harrow Land bought it.", [("Harrow Land", "COMPANY")]),
        ("Harrow Council sued Harrow.", [("Harrow Council", "ORGANISATION"), ("Harrow", "COMPANY")]),
        ("Olga Pell founded Pell.", [("Olga Pell", "PERSON"), ("Pell", "COMPANY")]),
        ("Harrow's plan", [("Harrow", "COMPANY")]),
        ("a Harrow-led group", [("Harrow", "COMPANY")]),
        ("Harrows and McHarrow, spelling and NgO", []),
        ("HARROW LAND SOLD", [("HARROW LAND", "COMPANY")]),
        ("harrow land is farmed", []),
        ("Amro & Sons Inc. said", [("Amro & Sons Inc.", "COMPANY")]),
        ("Harrow\nLand", [("Harrow\nLand", "COMPANY")]),
        ("KRV is in two lists", [("KRV", "COMPANY")]),
        ("", []),
    ],
)
def test_names_in_takes_the_longest_whole_words(text: str, labelled: list[tuple[str, str]]) -> None:
    assert [(text[name.start : name.end], name.label) for name in names_in(text, ENTITIES)] == labelled


def test_no_names_no_labels() -> None:
    assert names_in("Harrow Land", {"companies": [], "people": [" "]}) == ()
