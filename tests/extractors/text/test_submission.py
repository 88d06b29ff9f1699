"""EDGAR submission files taken apart."""

from extractors.text.submission import is_submission, read_submission

SUBMISSION = """<SEC-DOCUMENT>0000000001-21-000001.txt : 20210303
<SEC-HEADER>0000000001-21-000001.hdr.sgml : 20210303
<ACCEPTANCE-DATETIME>20210303163015
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t20210303
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOUR FOODS INC
\t\tCENTRAL INDEX KEY:\t\t\t0000000001
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
<html><body><p>Item 8.01 Other Events.</p><p>A quay was sold.</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.1
<TEXT>
A contract about the quay.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
Harbour sells its quay to a neighbour.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<TEXT>
AGREEMENT. WHEREAS, the parties own a quay.
</TEXT>
</DOCUMENT>
"""


def test_main_document_and_press_release_are_read() -> None:
    assert is_submission(SUBMISSION)
    assert [piece.text for piece in read_submission(SUBMISSION).pieces] == [
        "Item 8.01 Other Events.",
        "A quay was sold.",
        "EX-99.1",
        "Harbour sells its quay to a neighbour.",
    ]


def test_the_header_is_told() -> None:
    reading = read_submission(SUBMISSION)
    assert (reading.filer_name, reading.filer_cik, reading.form) == ("HARBOUR FOODS INC", "0000000001", "8-K")
    assert (reading.accepted, reading.published, reading.published_source) == ("20210303163015", "20210303", "header")


def test_a_company_that_files_along_has_its_own_former_names_and_jurisdiction() -> None:
    along = SUBMISSION.replace(
        "</SEC-HEADER>",
        "FILER:\n\t\tCOMPANY CONFORMED NAME:\t\tHARBOUR FINANCE INC\n\t\tCENTRAL INDEX KEY:\t\t0000000009\n"
        "\t\tSTATE OF INCORPORATION:\t\tNV\n\t\tFORMER CONFORMED NAME:\t\tQUAY FUNDING CORP\n</SEC-HEADER>",
    )
    first, second, other = (read_submission(along, filer_cik=cik) for cik in ("1", "0000000009", "5"))
    assert (first.filer_jurisdiction, first.former_names) == (None, ())
    assert (second.filer_name, second.filer_jurisdiction) == ("HARBOUR FINANCE INC", "NV")
    assert [former.name for former in second.former_names] == ["QUAY FUNDING CORP"]
    assert (other.filer_name, other.former_names) == (None, ())


def test_a_story_is_no_submission() -> None:
    assert not is_submission("A <b>story</b> about a document of type 8-K.")
