"""All configuration of Airflow, as environment variables made from the settings; the only place that holds any."""

import os
import secrets
import sys
from pathlib import Path

from warehouse.contract.settings import PROJECT, Settings

MAPPED_WORKERS = max(2, os.cpu_count() or 2)
METADATA_WAIT_SECONDS = 60

SQLITE_CONNECT_ARGS = {"timeout": METADATA_WAIT_SECONDS}


def airflow_environment(settings: Settings, *, port: int = 0, workers: int = MAPPED_WORKERS) -> dict[str, str]:
    """The environment in which every Airflow process of this project starts.

    `port` is that of the API server on 127.0.0.1; 0 where none is needed.
    """
    home = settings.home.absolute()
    airflow_home = home / "airflow"
    options = {
        ("core", "dags_folder"): str(PROJECT / "dags"),
        ("core", "plugins_folder"): str(airflow_home / "no_plugins"),
        ("core", "load_examples"): "False",
        ("core", "executor"): "LocalExecutor",
        ("core", "parallelism"): str(workers),
        ("core", "dags_are_paused_at_creation"): "False",
        ("core", "default_timezone"): "utc",
        ("core", "execution_api_server_url"): f"http://127.0.0.1:{port}/execution/",
        ("core", "simple_auth_manager_users"): "admin:admin",
        ("core", "simple_auth_manager_passwords_file"): str(airflow_home / "passwords.json"),
        ("database", "sql_alchemy_conn"): f"sqlite:///{airflow_home / 'airflow.db'}",
        ("database", "sql_alchemy_connect_args"): "dags.driver.environment.SQLITE_CONNECT_ARGS",
        ("logging", "base_log_folder"): str(airflow_home / "logs"),
        ("logging", "colored_console_log"): "False",
        ("logging", "hostname_callable"): "socket.gethostname",
        ("api_auth", "jwt_secret"): secrets.token_hex(32),  # of this session; its processes inherit it
        ("api", "secret_key"): secrets.token_hex(32),
        ("api", "host"): "127.0.0.1",
        ("api", "port"): str(port),
        ("api", "base_url"): f"http://127.0.0.1:{port}",
        ("api", "workers"): "1",
        ("workers", "min_heartbeat_interval"): "1",  # also how soon a finished task is noticed, in seconds
        ("dag_processor", "parsing_processes"): "1",
        ("triggerer", "capacity"): "10",
    }
    return {
        **{f"AIRFLOW__{section.upper()}__{name.upper()}": value for (section, name), value in options.items()},
        "AIRFLOW_HOME": str(airflow_home),
        "MARKET_EVENTS_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])),
        "PATH": os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")]),
        "NO_PROXY": "127.0.0.1,localhost",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # Airflow imports twice as fast from bytecode
    }
