"""Languages told apart, short texts not misjudged."""

import pytest

from extractors.text.language import tell_language

ENGLISH = "The board has named Jane Roe as chief executive of the firm, to start in the spring of next year."
GERMAN = "Der Aufsichtsrat hat gestern beschlossen, den Vertrag des Vorstandsvorsitzenden um drei Jahre zu verlängern."
FRENCH = "Le conseil d'administration a décidé hier de nommer une nouvelle directrice générale pour trois ans."
JAPANESE = "取締役会は昨日、新しい社長を任命することを決定しました。就任は四月一日の予定です。"


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        (
            ENGLISH,
            None,
            "en",
        ),
        ("HARBOUR FOODS INC SAID IT WILL BUY THE TINS UNIT OF QUAYSIDE FOR 12 MLN DLRS IN CASH AND SHARES", None, "en"),
        (
            ENGLISH,
            "de",
            "en",
        ),
        ("Qtly div 25 cts vs 25 cts prior. Pay April 15. Record March 31.", None, "en"),
        ("Harbour Foods names Jane Roe", None, "en"),
        ("Harbour Foods ernennt Jane Roe", "de-CH", "de"),
        (GERMAN, None, "de"),
        (GERMAN, "en", "de"),
        (FRENCH, None, "fr"),
        (JAPANESE, None, "ja"),
    ],
)
def test_language(text: str, given: str | None, language: str) -> None:
    assert tell_language(text, given) == language
