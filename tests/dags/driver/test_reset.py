"""Reset removes a data folder, and nothing else."""

from pathlib import Path

import pytest

from dags.driver.reset import remove_home
from warehouse.contract.errors import PathError
from warehouse.contract.settings import PROJECT, Settings


def test_a_data_folder_is_removed_whole(tmp_path: Path) -> None:
    home = tmp_path / "data"
    for folder in ("airflow", "landing/documents"):
        (home / folder).mkdir(parents=True)
    remove_home(Settings(home=home))
    assert not home.exists()
    assert tmp_path.exists()


@pytest.mark.parametrize("home", [PROJECT, PROJECT.parent, Path("/"), PROJECT / "seeds"])
def test_a_folder_that_is_no_data_folder_stays(home: Path) -> None:
    with pytest.raises(PathError, match="does not look like a data folder"):
        remove_home(Settings(home=home))
    assert home.exists()


def test_where_there_is_nothing_nothing_happens(tmp_path: Path) -> None:
    remove_home(Settings(home=tmp_path / "absent"))
