import json
from pathlib import Path

import pytest

from warehouse.contract.errors import PathError
from warehouse.edgar_names import learn_spellings, spell_name, write_companies

SPELLINGS = learn_spellings(["Alnylam Pharmaceuticals, Inc.", "PepsiCo Bottling", "LOUD NAME INC"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("MICROSOFT CORP", "Microsoft Corp"),
        ("Meta Platforms, Inc.", "Meta Platforms, Inc."),
        ("BANK OF AMERICA CORP /DE/", "Bank of America Corp"),
        ("BAE SYSTEMS PLC /FI/", "BAE Systems plc"),
        ("TOYOTA MOTOR CORP/", "Toyota Motor Corp"),
        ("PROCTER & GAMBLE Co", "Procter & Gamble Co"),
        ("AT&T INC.", "AT&T Inc."),
        ("HSBC HOLDINGS PLC", "HSBC Holdings plc"),
        ("ASML HOLDING NV", "ASML Holding NV"),
        ("FORD MOTOR CO", "Ford Motor Co"),
        ("WIDGET PHARMACEUTICALS INC", "Widget Pharmaceuticals Inc"),
        ("PEPSICO INC", "PepsiCo Inc"),
        ("THE LOUD CO", "The Loud Co"),
    ],
)
def test_names_are_spelt_as_in_running_text(title: str, name: str) -> None:
    assert spell_name(title, SPELLINGS) == name


def test_register_has_one_row_a_ticker_in_the_order_of_ciks(tmp_path: Path) -> None:
    tickers, register = tmp_path / "tickers.json", tmp_path / "companies.csv"
    row = {"cik_str": 20, "ticker": "ACME", "title": "GADGET WIDGETS INC"}
    other = {"cik_str": 3, "ticker": "ZED", "title": "Zed plc"}
    tickers.write_text(json.dumps({"0": row, "1": other, "2": row}), encoding="utf-8")
    assert write_companies(tickers, register) == 2
    assert register.read_text(encoding="utf-8") == (
        "cik,ticker,name,exchange\n3,ZED,Zed plc,\n20,ACME,Gadget Widgets Inc,\n"
    )


@pytest.mark.parametrize("content", [None, "not json", "[]", '{"0": {}}'])
def test_list_that_cannot_be_read_is_one_line(tmp_path: Path, content: str | None) -> None:
    tickers = tmp_path / "tickers.json"
    if content is not None:
        tickers.write_text(content, encoding="utf-8")
    with pytest.raises(PathError, match="cannot be read"):
        write_companies(tickers, tmp_path / "companies.csv")
