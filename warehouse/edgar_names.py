"""The company register's CSV from EDGAR's list of tickers, its names in the case of running text."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from warehouse.contract.errors import PathError

# EDGAR ends a name with the state or country of an older filer: CORP /DE/, PLC /FI, INC/NEW, LTD./ADR.
_REGISTER_MARK = re.compile(r"\s*[/\\]\s*(?:[A-Za-z]{2,4}\s*[/\\]?)?\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['&][^\W\d_]+)*")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "at", "de", "del", "da", "do", "des", "du", "la", "y"})
_FORMS = {
    form.upper(): form
    for form in ("Inc", "Corp", "Co", "Ltd", "plc", "Cos", "Bros", "Intl", "Mfg", "Grp", "Hldgs", "Tr", "Com", "Cap")
}
_ACRONYM_LETTERS = 3


def write_companies(tickers: Path, register: Path) -> int:
    """Write the register (cik, ticker, name, exchange) from company_tickers.json; gives its rows, one a ticker.

    Raises PathError where the list cannot be read or is not in its form.
    """
    try:
        content: dict[str, dict[str, Any]] = json.loads(tickers.read_text(encoding="utf-8"))
        listed = sorted({(str(row["cik_str"]), row["ticker"], row["title"]) for row in content.values()})
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise PathError(f"ticker list {tickers} cannot be read ({error}); give EDGAR's company_tickers.json") from error
    spellings = learn_spellings(title for _, _, title in listed)
    listed.sort(key=lambda row: (int(row[0]), row[1]))
    with register.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["cik", "ticker", "name", "exchange"])
        writer.writerows([cik, ticker, spell_name(title, spellings), ""] for cik, ticker, title in listed)
    return len(listed)


def learn_spellings(titles: Iterable[str]) -> dict[str, str]:
    """The commonest spelling of each word, by its capitals, over the names that are not in capitals themselves."""
    counts: dict[str, Counter[str]] = {}
    for title in titles:
        if _is_capital(title):
            continue
        for word in _WORD.findall(title):
            counts.setdefault(word.upper(), Counter())[word] += 1
    return {word: max(sorted(found), key=found.__getitem__) for word, found in counts.items()}


def spell_name(title: str, spellings: Mapping[str, str]) -> str:
    """One name as it is written in running text: register marks off, capitals only where they belong."""
    name = _REGISTER_MARK.sub("", title).strip(" ,")
    if not _is_capital(name):
        return name
    return _WORD.sub(lambda found: _spell_word(found[0], spellings, is_first=found.start() == 0), name)


def _is_capital(title: str) -> bool:
    """Whether most of a name's letters are capitals, its legal form aside."""
    letters = [letter for letter in title if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def _spell_word(word: str, spellings: Mapping[str, str], *, is_first: bool) -> str:
    capitals = word.upper()
    if capitals in _FORMS:
        return _FORMS[capitals]
    if word.lower() in _SMALL:
        return word.capitalize() if is_first else word.lower()
    if capitals in spellings:
        return spellings[capitals]
    # ASML and HSBC cannot be spoken as words, FORD can.
    is_word = "&" not in word and len(word) > _ACRONYM_LETTERS and any(letter in "AEIOUY" for letter in capitals[1:-1])
    return word.capitalize() if is_word else capitals
