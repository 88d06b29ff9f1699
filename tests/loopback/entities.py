"""GLEIF's golden copy as the tests write it, as CSV or ZIP, and a host that sends it in parts."""

import csv
import io
import zipfile
from collections.abc import Callable

from tests.loopback.server import Answer, Asked

# The order and the neighbours of the columns are those of a real file, which has some three hundred more.
COLUMNS = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalName.xmllang",
    "Entity.LegalAddress.FirstAddressLine",
    "Entity.LegalAddress.City",
    "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "Entity.RegistrationAuthority.OtherRegistrationAuthorityID",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
    "Entity.LegalJurisdiction",
    "Entity.EntityCategory",
    "Entity.EntityStatus",
    "Entity.EntityCreationDate",
    "Entity.EntityExpirationDate",
    "Registration.InitialRegistrationDate",
    "Registration.LastUpdateDate",
    "Registration.RegistrationStatus",
    "Registration.ManagingLOU",
)
PLAIN = {
    "Entity.LegalName.xmllang": "en",
    "Entity.LegalAddress.FirstAddressLine": "C/O AGENT\n1 QUAY STREET",
    "Entity.LegalJurisdiction": "US-DE",
    "Entity.EntityCategory": "GENERAL",
    "Entity.EntityStatus": "ACTIVE",
    "Entity.EntityCreationDate": "1999-05-01T00:00:00+00:00",
    "Registration.InitialRegistrationDate": "2012-06-06T15:53:00.000Z",
    "Registration.LastUpdateDate": "2024-02-20T00:31:00+01:00",
    "Registration.RegistrationStatus": "ISSUED",
}


def lei(number: int) -> str:
    """A LEI by its shape, of no issuer."""
    return f"0000TEST{number:010}{(number * 7) % 97:02}"


def entity(number: int, name: str, **fields: str) -> dict[str, str]:
    """One record; keywords are last parts of columns, such as LegalJurisdiction."""
    told = {column: value for last, value in fields.items() for column in COLUMNS if column.endswith(f".{last}")}
    return {"LEI": lei(number), "Entity.LegalName": name} | PLAIN | told


def golden_copy(*entities: dict[str, str], leave_out: str = "") -> bytes:
    """The CSV, every field in quotes."""
    file = io.StringIO()
    columns = [column for column in COLUMNS if column != leave_out]
    writer = csv.DictWriter(file, columns, extrasaction="ignore", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(entities)
    return file.getvalue().encode()


def zipped(*contents: bytes, suffix: str = ".csv") -> bytes:
    """A ZIP file of files with these contents."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"20240301-0000-gleif-goldencopy-lei2-{number}{suffix}", content)
    return file.getvalue()


def in_parts(content: bytes) -> Callable[[Asked], Answer]:
    """A route that sends the bytes asked for, as hosts of large files do."""

    def route(asked: Asked) -> Answer:
        first, last = map(int, asked.headers["range"].removeprefix("bytes=").split("-"))
        if first >= len(content):
            return Answer(status=416)
        part = content[first : last + 1]
        told = {"Content-Range": f"bytes {first}-{first + len(part) - 1}/{len(content)}"}
        return Answer(part, status=206, headers=told, content_type="application/zip")

    return route
