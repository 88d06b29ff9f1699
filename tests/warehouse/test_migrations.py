import pyarrow as pa
import pytest

from warehouse.connection import open_database
from warehouse.contract import schemas
from warehouse.contract.errors import WarehouseTooNew
from warehouse.contract.settings import Settings
from warehouse.migrations import known_migrations, migrate, schema_version
from warehouse.rawtables import (
    COMPANY_LISTINGS,
    DOCUMENTS,
    LEI_RECORDS,
    MENTIONS,
    TEXTS,
    TOMBSTONES,
    RawTable,
    insert_rows,
)


def test_steps_are_numbered_from_one_without_a_gap() -> None:
    assert [migration.version for migration in known_migrations()] == [*range(1, len(known_migrations()) + 1)]


def test_second_migration_finds_nothing_to_do(settings: Settings) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        assert migrate(connection) == [migration.name for migration in known_migrations()]
        assert migrate(connection) == []
        assert schema_version(connection) == known_migrations()[-1].version


def test_newer_database_is_refused(settings: Settings) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        connection.execute("insert into raw.schema_version values (99, '099_future', now())")
        with pytest.raises(WarehouseTooNew, match=r"raw schema 99.*update the program"):
            migrate(connection)


@pytest.mark.parametrize(
    ("table", "schema", "left_out", "added"),
    [
        (DOCUMENTS, schemas.DOCUMENTS, {"content"}, set()),
        (TEXTS, schemas.TEXTS, {"text", "blocks", "item_spans"}, {"char_count", "block_count"}),
        (MENTIONS, schemas.MENTIONS, set(), set()),
        (TOMBSTONES, schemas.TOMBSTONES, set(), set()),
        (COMPANY_LISTINGS, schemas.COMPANY_LISTINGS, set(), set()),
        (LEI_RECORDS, schemas.LEI_RECORDS, set(), set()),
    ],
    ids=lambda value: value.name if isinstance(value, RawTable) else "",
)
def test_raw_tables_follow_the_landing_schemas(
    settings: Settings, table: RawTable, schema: pa.Schema, left_out: set[str], added: set[str]
) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        held = connection.execute(f"select * from raw.{table.name} limit 0").to_arrow_table().schema
        assert set(held.names) == (set(schema.names) - left_out) | added
        for field in schema:
            if field.name not in left_out:
                assert held.field(field.name).type == field.type, field.name
        insert_rows(connection, table, schema.empty_table().select(list(table.columns)))
