"""The SGML header of a submission, in the forms of three decades."""

from datetime import date

import pytest

from extractors.text.reading import FormerName
from extractors.text.sgml_header import read_header

MODERN = """<SEC-DOCUMENT>0000000001-21-000001.txt : 20210303
<SEC-HEADER>0000000001-21-000001.hdr.sgml : 20210303
<ACCEPTANCE-DATETIME>20210303163015
ACCESSION NUMBER:\t\t0000000001-21-000001
CONFORMED SUBMISSION TYPE:\t8-K/A
CONFORMED PERIOD OF REPORT:\t20210301
ITEM INFORMATION:\t\tDeparture of Directors or Certain Officers; Election of Directors; Appointment of Certain \
Officers: Compensatory Arrangements of Certain Officers
ITEM INFORMATION:\t\tFinancial Statements and Exhibits
ITEM INFORMATION:\t\tAn item of times to come
FILED AS OF DATE:\t\t20210303

SUBJECT COMPANY:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tQUAY SIDE CORP
\t\tCENTRAL INDEX KEY:\t\t\t0000000002

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOUR FOODS INC
\t\tCENTRAL INDEX KEY:\t\t\t0000000001
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tCANNED, FROZEN & PRESERVD FRUIT, VEG & FOOD SPECIALTIES [2030]

\tFILING VALUES:
\t\tFORM TYPE:\t\t8-K/A

\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tHARBOUR FISH CO
\t\tDATE OF NAME CHANGE:\t19990406

\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tFISH CO
\t\tDATE OF NAME CHANGE:\t1989
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K/A
<TEXT>
FILED AS OF DATE: 19990101
"""
OLD = """-----BEGIN PRIVACY-ENHANCED MESSAGE-----

<IMS-DOCUMENT>0000000001-96-000001.txt : 19960710
<IMS-HEADER>0000000001-96-000001.hdr.sgml : 19960710
CONFORMED SUBMISSION TYPE:\t8-K
ITEM INFORMATION:\t\tAcquisition or disposition of assets
ITEM INFORMATION:\t\t7
FILED AS OF DATE:\t\t19960710
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tQUAY SIDE CORP
</IMS-HEADER>
"""


def test_a_modern_header() -> None:
    header = read_header(MODERN)
    assert (header.form, header.filed, header.accepted) == ("8-K/A", "20210303", "20210303163015")
    assert header.period == date(2021, 3, 1)
    assert header.items == ("5.02", "9.01")
    assert [(filer.party, filer.cik) for filer in header.filers] == [
        ("SUBJECT COMPANY", "0000000002"),
        ("FILER", "0000000001"),
    ]
    filer = header.filer()
    assert filer is not None
    assert filer.name == "HARBOUR FOODS INC"
    assert (filer.jurisdiction, filer.sic) == ("DE", "2030")
    assert filer.former_names == [FormerName("HARBOUR FISH CO", date(1999, 4, 6)), FormerName("FISH CO", None)]


def test_an_old_header_numbers_its_items_as_its_time_did() -> None:
    header = read_header(OLD)
    assert header.items == ("2", "7")
    assert (header.period, header.accepted) == (None, None)
    filer = header.filer()
    assert filer is not None
    assert filer.cik is None


def test_no_header_says_nothing() -> None:
    header = read_header("A story about a quay.")
    assert (header.form, header.items, header.filer()) == (None, (), None)


def test_of_several_companies_the_one_asked_for_is_told() -> None:
    header = read_header(MODERN)
    told = [filer.name if (filer := header.filer(cik)) else None for cik in (None, "1", "0000000002", "3")]
    assert told == ["HARBOUR FOODS INC", "HARBOUR FOODS INC", "QUAY SIDE CORP", None]
    nameless = read_header(OLD).filer("7")
    assert nameless is not None
    assert nameless.name == "QUAY SIDE CORP"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("AGRICULTURE PRODUCTION - CROPS [0100]", "0100"),
        ("AGRICULTURE PRODUCTION - CROPS [100]", "0100"),
        ("2621", "2621"),
        ("[0000]", None),
        ("UNKNOWN", None),
        ("", None),
    ],
)
def test_an_industry_is_its_code_in_four_digits(told: str, code: str | None) -> None:
    lines = ("FILER:", "COMPANY CONFORMED NAME: QUAY SIDE CORP", f"STANDARD INDUSTRIAL CLASSIFICATION: {told}")
    (filer,) = read_header("\n".join(lines)).filers
    assert filer.sic == code
