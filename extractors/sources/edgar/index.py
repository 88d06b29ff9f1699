"""The filings that a form index of EDGAR lists: form.<day>.idx of a day, form.idx of a quarter."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

# Columns are apart by two spaces or more, but a name of 60 letters and a form of 12 run into the next: a line is read
# from its end, where CIK, day and path cannot be taken for anything else.
LINE = re.compile(
    r"^(?P<form>\S+(?: \S+)*?) {2,}(?P<name>.*?) +(?P<cik>\d{1,10}) +(?P<day>\d{4}-?\d\d-?\d\d)"
    r" +(?P<path>edgar/data/\S+\.txt) *\r?$",
    re.MULTILINE,
)
RULE = re.compile(r"^-{20,}[ \r]*$", re.MULTILINE)
ACCESSION = re.compile(r"(\d{10}-\d{2}-\d{6})\.txt$")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One filing of one company; a filing of several companies has an entry for each."""

    form: str
    company_name: str
    cik: str
    filed: date
    path: str  # below the archive's root

    @property
    def accession_number(self) -> str:
        """What names the filing for all its companies; the path where it holds none."""
        found = ACCESSION.search(self.path)
        return found.group(1) if found else self.path


@dataclass(frozen=True)
class FormIndex:
    """The entries of the forms asked for, and their lines that could not be read."""

    entries: tuple[IndexEntry, ...]
    unread: tuple[str, ...] = field(default=())


def read_form_index(content: bytes, *, forms: Collection[str] | None = None) -> FormIndex:
    """The entries of an index, of some forms or of all, in the order of its lines.

    Raises ValueError where the content is no form index: without the rule between its head and its lines.
    """
    text = content.decode("latin-1")
    rule = RULE.search(text)
    if rule is None:
        raise ValueError("no line of dashes between head and entries; this is no form index")
    body = text[rule.end() :]
    lines = body if forms is None else _of_forms(body, forms)
    days: dict[str, date] = {}
    entries: list[IndexEntry] = []
    for form, name, cik, day, path in LINE.findall(lines):
        if day not in days:
            days[day] = date.fromisoformat(day)
        entries.append(IndexEntry(form, name, cik, days[day], path))
    filled = [line for line in lines.splitlines() if line.strip()]
    is_whole = len(entries) == len(filled)
    return FormIndex(tuple(entries), () if is_whole else tuple(line for line in filled if not LINE.fullmatch(line)))


def _of_forms(body: str, forms: Collection[str]) -> str:
    """The lines of these forms alone, which an index holds together but not always in one run."""
    names = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return "\n".join(re.findall(rf"^(?:{names})(?= ).*$", body, re.MULTILINE))
