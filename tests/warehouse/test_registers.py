import shutil
from pathlib import Path

import pytest

from warehouse.connection import open_database
from warehouse.contract.errors import PathError
from warehouse.contract.settings import Settings
from warehouse.migrations import migrate
from warehouse.registers import REGISTERS, SEEDS, load_registers


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for register in REGISTERS:
        shutil.copy(SEEDS / register.file, folder)
    return folder


def test_registers_are_read_when_their_file_changed_and_only_then(settings: Settings, seeds: Path) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        assert load_registers(connection, folder=seeds) == ["companies", "company_aliases", "sources"]
        assert load_registers(connection, folder=seeds) == []
        (seeds / "companies.csv").write_text("cik,ticker,name,exchange\n0001,ACME,Acme Widgets,\n", encoding="utf-8")
        assert load_registers(connection, folder=seeds) == ["companies"]
        assert connection.execute("from raw.companies").fetchall() == [("0001", "ACME", "Acme Widgets", None)]


def test_bundled_registers_are_sound(settings: Settings) -> None:
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        load_registers(connection)
        one = connection.execute(
            "select count(*) > 9000, count(*) = count(distinct (cik, ticker)), bool_and(cik = cik::bigint::varchar)"
            " from raw.companies"
        ).fetchone()
        unknown = connection.execute(
            "select alias from raw.company_aliases where cik not in (select cik from raw.companies)"
        ).fetchall()
        sources = connection.execute("select count(*) from raw.sources where source_id = 'folder'").fetchone()
    assert one == (True, True, True)
    assert unknown == []
    assert sources == (1,)


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("companies.csv", "cik,name\n1,Acme\n", "not in its form"),
        ("sources.yml", "sources: [", "not in its form"),
        ("sources.yml", "things: []", "not in its form"),
        ("company_aliases.csv", None, "cannot be read"),
    ],
)
def test_broken_register_is_one_line(
    settings: Settings, seeds: Path, file: str, content: str | None, says: str
) -> None:
    (seeds / file).unlink()
    if content is not None:
        (seeds / file).write_text(content, encoding="utf-8")
    with open_database(settings.warehouse_path, settings) as connection:
        migrate(connection)
        with pytest.raises(PathError, match=rf"{file}.* {says}") as caught:
            load_registers(connection, folder=seeds)
    assert "\n" not in str(caught.value)
