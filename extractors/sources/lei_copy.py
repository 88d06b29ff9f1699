"""GLEIF's golden copy of LEI records (LEI-CDF as CSV, zipped or not), read as a stream of rows with limits."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from extractors.rejections import RejectionError
from extractors.sources.large_file import TooLargeError, open_large
from extractors.sources.web.client import Client
from extractors.sources.web.failure import FetchFailed
from warehouse.contract.errors import PathError
from warehouse.contract.schemas import INSTANT, LEI_RECORDS

MAX_BYTES = 2 * 1024**3  # of the file; GLEIF's was half a gigabyte in 2024
MAX_DECODED_BYTES = 16 * 1024**3  # of the CSV; it was four
BLOCK = 4 * 1024 * 1024  # bytes; no line may be longer
FORM = "give GLEIF's golden copy of LEI records as CSV, zipped or not"

# Columns of the LEI Common Data File format 3.1, as the golden copy's CSV names them.
_COLUMNS = {
    "LEI": "lei",
    "Entity.LegalName": "legal_name",
    "Entity.LegalJurisdiction": "jurisdiction",
    "Entity.EntityCategory": "entity_category",
    "Entity.EntityStatus": "entity_status",
    "Registration.RegistrationStatus": "registration_status",
    "Entity.RegistrationAuthority.RegistrationAuthorityID": "authority_id",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID": "authority_entity_id",
    "Entity.EntityCreationDate": "entity_created_at",
    "Entity.EntityExpirationDate": "entity_expired_at",
    "Registration.InitialRegistrationDate": "registered_at",
    "Registration.LastUpdateDate": "updated_at",
}
_FAULTS = (pa.ArrowException, zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, NotImplementedError)


def read_lei_copy(
    location: str,
    client: Client,
    *,
    listed_on: date,
    max_bytes: int = MAX_BYTES,
    max_decoded_bytes: int = MAX_DECODED_BYTES,
) -> Iterator[pa.Table]:
    """Rows of schemas.LEI_RECORDS, one a record, some thousands a table, in the order of the file.

    A file of a host comes in parts, so that nothing is held in memory. Raises PathError where the file cannot be had,
    is over a limit in bytes, or is no golden copy.
    """
    try:
        with open_large(
            location, client, suffix=".csv", max_bytes=max_bytes, max_decoded_bytes=max_decoded_bytes
        ) as csv:
            for batch in _batches(csv):
                yield _records(batch, listed_on)
    except (FetchFailed, RejectionError) as failure:
        raise PathError(f"LEI file {location} cannot be had ({failure}); try again later") from None
    except TooLargeError as error:
        raise PathError(f"LEI file {location} holds {error}; {FORM}") from None
    except OSError as error:
        raise PathError(f"LEI file {location} cannot be read ({error.strerror or error}); name another") from None
    except _FAULTS as error:
        raise PathError(f"LEI file {location} is not in its form ({_first_line(error)}); {FORM}") from None


def _batches(stream: IO[bytes]) -> Iterator[pa.RecordBatch]:
    """The columns that are wanted, under our names; times as UTC instants."""
    yield from pacsv.open_csv(
        stream,
        read_options=pacsv.ReadOptions(block_size=BLOCK, use_threads=False),
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            include_columns=list(_COLUMNS),
            column_types={told: _type(name) for told, name in _COLUMNS.items()},
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _type(name: str) -> pa.DataType:
    return INSTANT if name.endswith("_at") else pa.string()


def _records(batch: pa.RecordBatch, listed_on: date) -> pa.Table:
    """The rows of a batch with their ids; raises ArrowInvalid where one has no LEI or lacks what a record must have."""
    table = pa.Table.from_batches([batch]).rename_columns(list(_COLUMNS.values()))
    for field in LEI_RECORDS:
        if not field.nullable and field.name in table.column_names and table[field.name].null_count:
            raise pa.ArrowInvalid(f"a record without {field.name}")
    is_lei = pc.match_substring_regex(table["lei"], "^[0-9A-Z]{18}[0-9]{2}$")
    if not pc.all(is_lei).as_py():
        raise pa.ArrowInvalid(f"{table['lei'].filter(pc.invert(is_lei))[0]} is no LEI")
    moments = pc.strftime(table["updated_at"], format="%Y-%m-%dT%H:%M:%S").to_pylist()
    ids: list[Any] = [f"{lei}/{at}" for lei, at in zip(table["lei"].to_pylist(), moments, strict=True)]
    added: dict[str, pa.Array[Any]] = {
        "record_id": pa.array(ids, pa.string()),
        "listed_on": pa.repeat(pa.scalar(listed_on, pa.date32()), len(table)),
    }
    columns: list[Any] = [added[field.name] if field.name in added else table[field.name] for field in LEI_RECORDS]
    return pa.Table.from_arrays(columns, schema=LEI_RECORDS)


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
