"""Airflow with the project's own configuration, on metadata that no test needs, and the DAGs as it reads them."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dags.driver.environment import airflow_environment
from warehouse.contract.settings import PROJECT, Settings

if TYPE_CHECKING:
    from airflow.sdk import DAG

_HOME = Path(tempfile.mkdtemp(prefix="airflow-"))
os.environ.update(
    {name: value for name, value in airflow_environment(Settings(home=_HOME)).items() if name.startswith("AIRFLOW")}
)


@pytest.fixture(scope="session")
def dags() -> "dict[str, DAG]":
    """The DAGs by their ids; a file that cannot be imported fails the test."""
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(dag_folder=str(PROJECT / "dags"), load_op_links=False)
    assert bag.import_errors == {}
    return dict(bag.dags)


@pytest.fixture(scope="session")
def airflow_variables() -> dict[str, str]:
    """The environment for a process that imports Airflow."""
    return {**os.environ, **airflow_environment(Settings(home=_HOME))}
