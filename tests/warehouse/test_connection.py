import duckdb
import pytest

from warehouse.connection import open_database, transaction
from warehouse.contract.errors import PathError
from warehouse.contract.settings import Settings


def test_settings_reach_the_session(settings: Settings) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        found = connection.execute(
            "select current_setting('threads'), current_setting('memory_limit'), current_setting('timezone')"
        ).fetchone()
    assert found == (settings.duckdb_threads, "476.8 MiB", "UTC")


def test_transaction_is_whole_or_not_at_all(settings: Settings) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        connection.execute("create table things (number integer)")
        with pytest.raises(duckdb.ConversionException), transaction(connection):
            connection.execute("insert into things values (1); insert into things values ('one')")
        assert connection.execute("select count(*) from things").fetchone() == (0,)


def test_missing_database_says_how_to_make_it(settings: Settings) -> None:
    with pytest.raises(PathError, match="make run"), open_database(settings.published_path, settings, read_only=True):
        pass


def test_file_that_is_no_database_is_one_line(settings: Settings) -> None:
    settings.warehouse_path.write_text("not a database, but long enough to be looked at" * 100)
    with pytest.raises(PathError, match="cannot be opened") as caught, open_database(settings.warehouse_path, settings):
        pass
    assert "\n" not in str(caught.value)
