"""The order of the tests, files that build whole warehouses first so that no worker is left alone; all under guard."""

import sys
from pathlib import Path

import pytest

from tests.loopback.guard import stay_on_loopback

TESTS = Path(__file__).parent
LONG = ("fleet", "end_to_end", "dbt", "warehouse", "dags")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Folders of LONG first, in its order; all else stays as it was."""

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(TESTS).parts[0]
        return LONG.index(folder) if folder in LONG else len(LONG)

    items.sort(key=place)


sys.addaudithook(stay_on_loopback)
