"""The configuration of Airflow on many machines, from what their operator has set; and the parts that run there."""

import json
import os
from collections.abc import Mapping

from dags.driver.environment import airflow_environment
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import Settings

_WORKER = ("airflow", "celery", "worker")
# Each part is the module that Python runs, with its arguments. Celery knows workers by name; %h is their machine's.
PARTS: dict[str, tuple[str, ...]] = {
    "prepare": ("dags.driver.metadata",),
    "api-server": ("airflow", "api-server"),
    "scheduler": ("airflow", "scheduler", "--skip-serve-logs"),
    "dag-processor": ("airflow", "dag-processor"),
    "triggerer": ("airflow", "triggerer", "--skip-serve-logs"),
    "worker": (*_WORKER, "--celery-hostname", "worker@%h", "--queues", "default"),
    "warehouse-worker": (*_WORKER, "--celery-hostname", "warehouse-worker@%h", "--queues", "default,warehouse"),
}
# What differs from fleet to fleet, or is secret: all machines of one have the same.
NEEDED = (
    "MARKET_EVENTS_LANDING",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
    "AIRFLOW__CELERY__BROKER_URL",
    "AIRFLOW__CELERY__RESULT_BACKEND",
    "AIRFLOW__CORE__EXECUTION_API_SERVER_URL",
    "AIRFLOW__CORE__FERNET_KEY",
    "AIRFLOW__CORE__PARALLELISM",
    "AIRFLOW__API_AUTH__JWT_SECRET",
    "AIRFLOW__API__SECRET_KEY",
)
_LONGEST_TASK_SECONDS = 6 * 3600  # of an execution_timeout in dags
# While Redis is away a sending is to end by Airflow's own limit (operation_timeout), for only then is the message
# kept and sent again; given up sooner, by Celery's three tries or its four seconds to connect, it fails the task.
_CELERY = {
    "task_publish_retry_policy": {
        "max_retries": 1000,
        "interval_start": 0.1,
        "interval_step": 0.1,
        "interval_max": 0.5,
    },
    "result_backend_always_retry": True,
    "worker_cancel_long_running_tasks_on_connection_loss": False,
}
_OPTIONS = {
    ("core", "executor"): "CeleryExecutor",
    ("celery", "worker_concurrency"): str(os.cpu_count() or 1),
    ("celery", "extra_celery_config"): json.dumps(_CELERY),
    ("celery", "task_publish_max_retries"): "600",
    ("celery", "operation_timeout"): "2",  # seconds for one sending
    # A message whose worker died with it is given to another after this; Airflow itself notices sooner, by heartbeats.
    ("celery_broker_transport_options", "visibility_timeout"): str(2 * _LONGEST_TASK_SECONDS),
    ("scheduler", "orphaned_tasks_check_interval"): "30",
    ("scheduler", "task_instance_heartbeat_timeout"): "120",
    # While PostgreSQL restarts, a running task goes on and what it has to say is said again.
    ("workers", "max_failed_heartbeats"): "60",
    ("workers", "execution_api_retries"): "10",
    ("operators", "default_queue"): "default",
}
_OF_ONE_MACHINE = ("AIRFLOW__DATABASE__SQL_ALCHEMY_CONNECT_ARGS", "NO_PROXY")
_PORT = 8080


def fleet_environment(settings: Settings, given: Mapping[str, str]) -> dict[str, str]:
    """The environment of every part, from the settings and what the operator gave; an AIRFLOW__ variable given wins.

    Raises SettingError where one of NEEDED is missing.
    """
    missing = [name for name in NEEDED if not given.get(name)]
    if missing:
        raise SettingError(f"a fleet needs {', '.join(missing)}; set them as deploy/environment.example does")
    options = {f"AIRFLOW__{section.upper()}__{name.upper()}": value for (section, name), value in _OPTIONS.items()}
    alone = airflow_environment(settings, port=_PORT)
    shared = {name: value for name, value in alone.items() if name not in _OF_ONE_MACHINE}
    return {**shared, **options, **{name: value for name, value in given.items() if name.startswith("AIRFLOW__")}}
