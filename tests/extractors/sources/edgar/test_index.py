"""Form indexes as EDGAR writes them: lines that run over their columns, forms with spaces, days in two spellings."""

from datetime import date

import pytest

from extractors.sources.edgar.index import IndexEntry, read_form_index
from tests.loopback.edgar import HEAD, Filing
from warehouse.contract.settings import PROJECT

CORPUS = PROJECT.parent / "shared" / "corpus" / "edgar"
DAY = date(2024, 3, 1)
LONG = "QUAY SIDE SAVINGS AND LOAN ASSOCIATION OF THE NORTH A LIMITED PARTNER"
LINES = [
    *Filing(1, DAY, ciks=(7, 8)).lines(),
    f"8-K/A       {LONG}  9    2024-03-01  edgar/data/9/0000009999-24-000002.txt",
    "SEC STAFF LETTER  HARBOUR CO   10   20240301    edgar/data/10/9999999997-24-000003.txt\r",
    "6-K         BROKEN LINE OF A FOREIGN ISSUER",
]
INDEX = (HEAD + "\n".join(LINES) + "\n\n").encode("latin-1")


def test_lines_are_read_from_their_end() -> None:
    index = read_form_index(INDEX)
    assert [(entry.form, entry.cik) for entry in index.entries] == [
        ("8-K", "7"),
        ("8-K", "8"),
        ("8-K/A", "9"),
        ("SEC STAFF LETTER", "10"),
    ]
    assert index.entries[2] == IndexEntry("8-K/A", LONG, "9", DAY, "edgar/data/9/0000009999-24-000002.txt")
    assert index.entries[2].accession_number == "0000009999-24-000002"
    assert index.unread == (LINES[-1],)


def test_only_the_forms_that_are_asked_for() -> None:
    index = read_form_index(INDEX, forms=("8-K/A", "6-K"))
    assert [entry.cik for entry in index.entries] == ["9"]
    assert index.unread == (LINES[-1],)


def test_a_page_of_excuses_is_no_index() -> None:
    with pytest.raises(ValueError, match="no form index"):
        read_form_index(b"<html>We are sorry</html>")


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_a_real_day_and_a_real_broken_quarter() -> None:
    day = read_form_index((CORPUS / "form.20200318.idx").read_bytes())
    assert (len(day.entries), day.unread) == (4084, ())  # counted by hand: 4,094 lines, ten of them head
    forms = [entry.form for entry in day.entries]
    assert [forms.count(form) for form in ("8-K", "8-K/A", "6-K", "6-K/A")] == [232, 13, 95, 1]
    broken = read_form_index((CORPUS / "badform.idx.txt").read_bytes())
    assert (len(broken.entries), broken.unread) == (10, ())
    assert [entry.cik for entry in broken.entries if entry.company_name.endswith("PARTNER")] == ["820694"]
