"""What the SGML header of an EDGAR submission says: form, times, items, and each filer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from extractors.text.items import numbers_of_captions
from extractors.text.reading import FormerName

END = re.compile(r"</(?:SEC|IMS)-HEADER>|<DOCUMENT>", re.IGNORECASE)
ACCEPTED = re.compile(r"<ACCEPTANCE-DATETIME>\s*(\d{14})")
LINE = re.compile(r"^\s*([A-Z][A-Z0-9 /-]*?):[ \t]*(.*?)\s*$", re.MULTILINE)
PARTY = re.compile(r"(?:FILER|FILED BY|FILED FOR|SUBJECT COMPANY|REPORTING-OWNER|ISSUER)")
FILING_PARTY = ("FILER", "FILED BY")
INDUSTRY = re.compile(r"\[?\b(\d{3,4})\]?$")  # SEMICONDUCTORS & RELATED DEVICES [3674]; the code alone in old headers


@dataclass
class Filer:
    """One company of a header, as it calls itself."""

    party: str
    name: str | None = None
    cik: str | None = None
    jurisdiction: str | None = None  # state or country of incorporation, in EDGAR's own code
    sic: str | None = None  # Standard Industrial Classification, four digits
    former_names: list[FormerName] = field(default_factory=list)


@dataclass(frozen=True)
class Header:
    """The header's own words; dates and times as it writes them, the items by number."""

    form: str | None
    filed: str | None
    accepted: str | None
    period: date | None
    items: tuple[str, ...]
    filers: tuple[Filer, ...]

    def filer(self, cik: str | None = None) -> Filer | None:
        """The company of this number, none where the header tells others alone; without one the first that files."""
        numbered = {filer.cik.lstrip("0"): filer for filer in self.filers if filer.cik}
        if cik and numbered:
            return numbered.get(cik.lstrip("0"))
        filing = [filer for filer in self.filers if filer.party in FILING_PARTY]
        return next(iter(filing or self.filers), None)


def read_header(text: str) -> Header:
    """The header of a submission file; what it does not tell is null or empty."""
    end = END.search(text)
    header = text[: end.start()] if end else text
    lines = [(found[1], found[2]) for found in LINE.finditer(header)]
    told = dict(reversed(lines))  # of several the first
    filed = told.get("FILED AS OF DATE") or None
    accepted = ACCEPTED.search(header)
    captions = [value for name, value in lines if name == "ITEM INFORMATION"]
    return Header(
        form=told.get("CONFORMED SUBMISSION TYPE") or told.get("FORM TYPE") or None,
        filed=filed,
        accepted=accepted.group(1) if accepted else None,
        period=_day(told.get("CONFORMED PERIOD OF REPORT")),
        items=numbers_of_captions(captions, filed=_day(filed)),
        filers=tuple(_filers(lines)),
    )


def _filers(lines: list[tuple[str, str]]) -> Iterator[Filer]:
    """The companies in the order of their sections; old headers may leave the section's name out."""
    filer: Filer | None = None
    for name, value in lines:
        if PARTY.fullmatch(name) and not value:
            if filer:
                yield filer
            filer = Filer(name)
        elif name in ("COMPANY CONFORMED NAME", "CENTRAL INDEX KEY") and filer is None:
            filer = Filer(FILING_PARTY[0])
        if filer:
            _note(filer, name, value)
    if filer:
        yield filer


def _note(filer: Filer, name: str, value: str) -> None:
    if name == "COMPANY CONFORMED NAME":
        filer.name = value or None
    elif name == "CENTRAL INDEX KEY":
        filer.cik = value or None
    elif name == "STATE OF INCORPORATION":
        filer.jurisdiction = value or None
    elif name == "STANDARD INDUSTRIAL CLASSIFICATION":
        filer.sic = _industry(value)
    elif name == "FORMER CONFORMED NAME":
        filer.former_names.append(FormerName(value, None))
    elif name == "DATE OF NAME CHANGE" and filer.former_names:
        filer.former_names[-1] = replace(filer.former_names[-1], dated=_day(value))


def _industry(told: str) -> str | None:
    """The code in four digits; 0000, which stands where none was given, is none."""
    code = INDUSTRY.search(told)
    return code.group(1).zfill(4) if code and int(code.group(1)) else None


def _day(told: str | None) -> date | None:
    try:
        return datetime.strptime((told or "")[:8], "%Y%m%d").date()
    except ValueError:
        return None
