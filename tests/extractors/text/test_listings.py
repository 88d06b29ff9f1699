"""Tickers beside the names of their companies."""

import pytest

from extractors.text.listings import Listing, find_listings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Foods, Inc. (NYSE: HRBF) sold a quay.", [Listing("Harbour Foods Inc.", "NYSE", "HRBF")]),
        ("The Quay (NASDAQ: QUAY) closed.", [Listing("Quay", "Nasdaq", "QUAY")]),
        ("PORT TOWN ...Bank of Quays (CSE: BQ) (OTCQB: BQXF) rose.", [Listing("Bank of Quays", "OTC", "BQXF")]),
        (
            "Harbour Corp. (Nasdaq-NNM:HARB) and Quay plc (LSE: QUA; NYSE: QY.A) merged.",
            [Listing("Harbour Corp.", "Nasdaq", "HARB"), Listing("Quay plc", "NYSE", "QY.A")],
        ),
        ("It trades well (NYSE: ABC), and an index (FTSE: UKX) fell, as did Quay (the “Company”).", []),
        ("Quay Inc. (NYSE: QY) fell. Quay Inc. (NYSE: QY) rose.", [Listing("Quay Inc.", "NYSE", "QY")]),
    ],
)
def test_brackets_give_a_name_its_ticker(text: str, expected: list[Listing]) -> None:
    assert list(find_listings(text, is_filing=False)) == expected


def test_the_cover_of_a_filing_tells_of_its_registrant() -> None:
    cover = "Common Stock, $0.01 par value | HRBF | The Nasdaq Stock Market LLC\n\n1.250% Notes | HRB25 | NYSE"
    assert find_listings(cover, is_filing=True) == (Listing(None, "Nasdaq", "HRBF"),)
    assert find_listings(cover, is_filing=False) == ()
