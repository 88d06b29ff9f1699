"""A host that speaks as EDGAR does: feed of current filings, folders and indexes by day, submission files."""

import json
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qs, urlsplit

from tests.loopback.server import Answer, Asked, Site

HEAD = (
    "Description:           Daily Index of EDGAR Dissemination Feed by Form Type\n"
    "Comments:              a host for tests\n \n"
    "Form Type   Company Name                                                  CIK         Date Filed  File Name\n"
    + "-" * 141
    + "\n"
)


@dataclass(frozen=True)
class Filing:
    """One made-up filing; `ciks` are those of all its companies."""

    number: int
    filed: date
    form: str = "8-K"
    ciks: tuple[int, ...] = ()
    pictures: int = 0  # characters

    @property
    def companies(self) -> tuple[int, ...]:
        return self.ciks or (1000 + self.number,)

    @property
    def accession(self) -> str:
        return f"0000009999-{self.filed:%y}-{self.number:06}"

    def path(self, cik: int) -> str:
        return f"/Archives/edgar/data/{cik}/{self.accession}.txt"

    def lines(self) -> list[str]:
        """Its lines of an index."""
        return [
            f"{self.form:<12}{f'QUAY {cik} CORP':<62}{cik:<12}{self.filed:%Y%m%d}    {self.path(cik)[10:]}         "
            for cik in self.companies
        ]

    def submission(self) -> bytes:
        name = f"QUAY {self.companies[0]} CORP"
        picture = (
            f"<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\n{'M' * self.pictures}\n</TEXT>\n</DOCUMENT>\n" if self.pictures else ""
        )
        return (
            f"<SEC-DOCUMENT>{self.accession}.txt : {self.filed:%Y%m%d}\n<SEC-HEADER>{self.accession}.hdr.sgml\n"
            f"<ACCEPTANCE-DATETIME>{self.filed:%Y%m%d}160501\nCONFORMED SUBMISSION TYPE:\t{self.form}\n"
            f"FILED AS OF DATE:\t\t{self.filed:%Y%m%d}\nFILER:\n\t\tCOMPANY CONFORMED NAME:\t\t{name}\n"
            f"\t\tCENTRAL INDEX KEY:\t\t{self.companies[0]:010}\n</SEC-HEADER>\n"
            f"{picture}<DOCUMENT>\n<TYPE>{self.form}\n<TEXT>\nItem 8.01 Other Events.\n\n"
            f"On Monday the company sold quay number {self.number} to a neighbour of the port.\n</TEXT>\n</DOCUMENT>\n"
        ).encode()

    def entries(self, root: str) -> str:
        """Its entries of the feed."""
        return "".join(
            f"<entry><title>{self.form} - QUAY {cik} CORP ({cik:010}) (Filer)</title>"
            f'<link rel="alternate" href="{root}/Archives/edgar/data/{cik}/{self.accession}-index.htm"/>'
            f"<updated>{self.filed}T16:05:01-04:00</updated>"
            f"<id>urn:tag:sec.gov,2008:accession-number={self.accession}</id></entry>"
            for cik in self.companies
        )


@dataclass
class Edgar:
    """The archive that a site serves; `current` is how many of the newest filings the feed still holds."""

    site: Site
    filings: list[Filing]
    current: int = 50
    listed: list[date] = field(default_factory=list)  # days that have an index; without any, all

    def __post_init__(self) -> None:
        self.site.fallback = self.answer

    def index(self, day: date) -> bytes:
        """The form index of a day, with a filing of another form among its lines."""
        filed = sorted((each for each in self.filings if each.filed == day), key=lambda each: each.form)
        other = Filing(999_999, day, form="10-K")
        return (HEAD + "\n".join(line for each in (other, *filed) for line in each.lines()) + "\n").encode()

    def answer(self, asked: Asked) -> Answer:
        url = urlsplit(asked.path)
        if url.path == "/cgi-bin/browse-edgar":
            return self._feed(parse_qs(url.query))
        if url.path.endswith("/index.json"):
            days = self.listed or sorted({each.filed for each in self.filings})
            folder = url.path.split("/")[-3:-1]
            names = [f"form.{day:%Y%m%d}.idx" for day in days if [f"{day:%Y}", f"QTR{(day.month + 2) // 3}"] == folder]
            items = [{"name": name} for name in [*names, "master.20240102.idx"]]
            return Answer(json.dumps({"directory": {"item": items}}).encode(), content_type="application/json")
        if url.path.endswith(".idx"):
            return self._index(asked, url.path)
        for filing in self.filings:
            if filing.accession in url.path:
                return Answer(filing.submission(), content_type="text/plain")
        return Answer(b"no such file", status=404)

    def _index(self, asked: Asked, path: str) -> Answer:
        content = self.index(date.fromisoformat(path.split(".")[-2]))
        tag = f'"{hash(content)}"'
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304)
        return Answer(content, content_type="text/plain", headers={"ETag": tag})

    def _feed(self, query: dict[str, list[str]]) -> Answer:
        newest = [each for each in reversed(self.filings) if each.form.startswith(query["type"][0])][: self.current]
        entries = [entry for each in newest for entry in [each.entries(self.site.url)]]
        start, count = int(query["start"][0]), int(query["count"][0])
        body = "".join(entries[start : start + count])
        feed = (
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Latest Filings</title>{body}</feed>'
        )
        return Answer(feed.encode(), content_type="application/atom+xml")
